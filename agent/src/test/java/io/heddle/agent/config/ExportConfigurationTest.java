package io.heddle.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.exporter.ExportSettings;
import io.heddle.exporter.file.FileSettings;
import io.heddle.exporter.transport.HttpSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportConfigurationTest {

  private static final HttpSettings DEFAULT_OTLP =
      new HttpSettings("http://localhost:4318/v1/traces", Map.of(), 10_000, false);

  private final GivenConfiguration given = new GivenConfiguration();

  @Test
  void nothingGiven_otlpToTheLocalCollector() {
    assertSettings(expected().otlp(DEFAULT_OTLP));
    assertThat(given.lines).isEmpty();
  }

  @Test
  void exporterNone_noExporter() {
    given.property(ExporterSettings.TRACES_EXPORTER, "none");

    assertSettings(expected());
  }

  @Test
  void severalExporters_all() {
    given.property(ExporterSettings.TRACES_EXPORTER, "console,otlp-file,otlp");
    given.property(ExporterSettings.FILE_PATH, "/tmp/spans.jsonl");
    given.property(ExporterSettings.FILE_MAX_BYTES, "1m");
    given.property(ExporterSettings.FILE_BACKUPS, "3");

    assertSettings(
        expected()
            .otlp(DEFAULT_OTLP)
            .otlpFile(new FileSettings("/tmp/spans.jsonl", 1 << 20, 3))
            .console(System.out));
  }

  @Test
  void otlp_asGiven() {
    given.property(ExporterSettings.ENDPOINT, "https://collector:443/otel/");
    given.property(ExporterSettings.HEADERS, "api-key=hush");
    given.property(ExporterSettings.TIMEOUT, "3s");
    given.property(ExporterSettings.COMPRESSION, "gzip");

    assertSettings(
        expected()
            .otlp(
                new HttpSettings(
                    "https://collector:443/otel/v1/traces",
                    Map.of("api-key", "hush"),
                    3000,
                    true)));
    assertThat(given.lines).isEmpty();
  }

  @Test
  void settingsOfTheSignal_winAndTheEndpointIsUsedAsItStands() {
    given.property(ExporterSettings.ENDPOINT, "http://shared:4318");
    given.property(ExporterSettings.TRACES_ENDPOINT, "http://traces:4318/in");
    given.property(ExporterSettings.HEADERS, "a=shared");
    given.property(ExporterSettings.TRACES_HEADERS, "a=traces");
    given.property(ExporterSettings.TIMEOUT, "1");
    given.property(ExporterSettings.TRACES_TIMEOUT, "2");
    given.property(ExporterSettings.COMPRESSION, "gzip");
    given.property(ExporterSettings.TRACES_COMPRESSION, "none");

    assertSettings(
        expected()
            .otlp(new HttpSettings("http://traces:4318/in", Map.of("a", "traces"), 2, false)));
    assertThat(given.lines).isEmpty();
  }

  @Test
  void grpcWithoutEndpoint_oneLineAndHttpProtobufToTheDefault() {
    given.variable(ExporterSettings.PROTOCOL, "grpc");

    assertSettings(expected().otlp(DEFAULT_OTLP));
    assertThat(given.lines)
        .containsExactly(
            "otel.exporter.otlp.protocol=\"grpc\" (environment variable OTEL_EXPORTER_OTLP_PROTOCOL)"
                + " is not supported yet; using http/protobuf to http://localhost:4318/v1/traces");
  }

  @Test
  void grpcAtItsPort_oneLineAndHttpProtobufToThePortForIt() {
    given.property(ExporterSettings.ENDPOINT, "http://collector:4317");
    given.property(ExporterSettings.TRACES_PROTOCOL, "grpc");

    assertSettings(
        expected()
            .otlp(new HttpSettings("http://collector:4318/v1/traces", Map.of(), 10_000, false)));
    assertThat(given.lines)
        .containsExactly(
            "otel.exporter.otlp.traces.protocol=\"grpc\" (system property) is not supported yet;"
                + " using http/protobuf to http://collector:4318/v1/traces");
  }

  @Test
  void grpcEndpointOfTheSignal_getsThePathThatHttpNeeds() {
    given.property(ExporterSettings.TRACES_ENDPOINT, "http://collector:4317/");
    given.property(ExporterSettings.PROTOCOL, "grpc");

    assertSettings(
        expected()
            .otlp(new HttpSettings("http://collector:4318/v1/traces", Map.of(), 10_000, false)));
  }

  @Test
  void httpJson_oneLineAndHttpProtobuf() {
    given.property(ExporterSettings.PROTOCOL, "http/json");

    assertSettings(expected().otlp(DEFAULT_OTLP));
    assertThat(given.lines)
        .containsExactly(
            "otel.exporter.otlp.protocol=\"http/json\" (system property) is not supported yet;"
                + " using http/protobuf to http://localhost:4318/v1/traces");
  }

  @Test
  void httpAtThePortForGrpc_oneLineAndUsedAsItIs() {
    given.property(ExporterSettings.ENDPOINT, "http://collector:4317");

    assertSettings(
        expected()
            .otlp(new HttpSettings("http://collector:4317/v1/traces", Map.of(), 10_000, false)));
    assertThat(given.lines)
        .containsExactly(
            "otel.exporter.otlp.endpoint=\"http://collector:4317\" (system property) has the port"
                + " for grpc, while the protocol is http/protobuf, usually at port 4318; using it"
                + " as it is");
  }

  @Test
  void queue_asGiven() {
    given.property(QueueSettings.MAX_QUEUE_SIZE, "100");
    given.property(QueueSettings.MAX_QUEUE_BYTES, "2m");
    given.property(QueueSettings.MAX_EXPORT_BATCH_SIZE, "50");
    given.property(QueueSettings.SCHEDULE_DELAY, "10");
    given.property(QueueSettings.EXPORT_TIMEOUT, "20");

    assertSettings(
        expected()
            .maxQueueSize(100)
            .maxQueueBytes(2 << 20)
            .maxBatchSize(50)
            .scheduleDelayMillis(10)
            .exportTimeoutMillis(20)
            .otlp(DEFAULT_OTLP));
  }

  @Test
  void batchLargerThanTheQueue_oneLineAndTheSizeOfTheQueue() {
    given.property(QueueSettings.MAX_QUEUE_SIZE, "100");
    given.property(QueueSettings.MAX_EXPORT_BATCH_SIZE, "200");

    assertSettings(expected().maxQueueSize(100).maxBatchSize(100).otlp(DEFAULT_OTLP));
    assertThat(given.lines)
        .containsExactly(
            "otel.bsp.max.export.batch.size=\"200\" (system property) is more than the queue holds"
                + " (otel.bsp.max.queue.size); using 100");
  }

  @Test
  void queueSmallerThanTheDefaultBatch_silent() {
    given.property(QueueSettings.MAX_QUEUE_SIZE, "100");

    assertSettings(expected().maxQueueSize(100).maxBatchSize(100).otlp(DEFAULT_OTLP));
    assertThat(given.lines).isEmpty();
  }

  @Test
  void exitFlush_twoSecondsUnlessGiven() {
    assertThat(ExportConfiguration.exitFlushMillis(given.load())).isEqualTo(2000);

    given.property(QueueSettings.EXIT_FLUSH_TIMEOUT, "0");
    assertThat(ExportConfiguration.exitFlushMillis(given.load())).isZero();
  }

  private static ExportSettings.Builder expected() {
    return ExportSettings.builder().maxQueueBytes(QueueSettings.MAX_QUEUE_BYTES.defaultValue());
  }

  private void assertSettings(ExportSettings.Builder expected) {
    assertThat(ExportConfiguration.exportSettings(given.load()))
        .usingRecursiveComparison()
        .isEqualTo(expected.build());
  }
}

package io.heddle.agent.config;

import io.heddle.exporter.ExportSettings;
import io.heddle.exporter.file.FileSettings;
import io.heddle.exporter.transport.HttpSettings;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Makes the exporter's settings from {@link ExporterSettings} and {@link QueueSettings}. */
public final class ExportConfiguration {

  private static final String TRACES_PATH = "/v1/traces";

  /** Where collectors take OTLP over gRPC, and over HTTP. */
  private static final int GRPC_PORT = 4317;

  private static final int HTTP_PORT = 4318;

  private ExportConfiguration() {}

  /** Settings with no exporter in them where none is wanted. To be called once. */
  public static ExportSettings exportSettings(Configuration configuration) {
    int queueSize = configuration.get(QueueSettings.MAX_QUEUE_SIZE).intValue();
    ExportSettings.Builder settings =
        ExportSettings.builder()
            .maxQueueSize(queueSize)
            .maxQueueBytes(configuration.get(QueueSettings.MAX_QUEUE_BYTES))
            .maxBatchSize(batchSize(configuration, queueSize))
            .scheduleDelayMillis(configuration.get(QueueSettings.SCHEDULE_DELAY))
            .exportTimeoutMillis(configuration.get(QueueSettings.EXPORT_TIMEOUT));
    List<String> exporters = configuration.get(ExporterSettings.TRACES_EXPORTER);
    if (exporters.contains("otlp")) {
      settings.otlp(otlp(configuration));
    }
    if (exporters.contains("otlp-file")) {
      settings.otlpFile(file(configuration));
    }
    if (exporters.contains("console")) {
      settings.console(System.out);
    }
    return settings.build();
  }

  /** How long the end of the JVM may be held up, in milliseconds. */
  public static long exitFlushMillis(Configuration configuration) {
    return configuration.get(QueueSettings.EXIT_FLUSH_TIMEOUT);
  }

  private static int batchSize(Configuration configuration, int queueSize) {
    int batchSize = configuration.get(QueueSettings.MAX_EXPORT_BATCH_SIZE).intValue();
    if (batchSize <= queueSize) {
      return batchSize;
    }
    configuration.complain(
        QueueSettings.MAX_EXPORT_BATCH_SIZE,
        "is more than the queue holds (" + QueueSettings.MAX_QUEUE_SIZE + ")",
        String.valueOf(queueSize));
    return queueSize;
  }

  private static HttpSettings otlp(Configuration configuration) {
    Map<String, String> headers =
        configuration.get(ExporterSettings.TRACES_HEADERS, ExporterSettings.HEADERS);
    String compression =
        configuration.get(ExporterSettings.TRACES_COMPRESSION, ExporterSettings.COMPRESSION);
    return new HttpSettings(
        url(configuration),
        headers == null ? Collections.<String, String>emptyMap() : headers,
        configuration.get(ExporterSettings.TRACES_TIMEOUT, ExporterSettings.TIMEOUT).intValue(),
        compression.equals("gzip"));
  }

  private static String url(Configuration configuration) {
    String own = configuration.get(ExporterSettings.TRACES_ENDPOINT);
    String url =
        own == null
            ? HttpUrl.withPath(configuration.get(ExporterSettings.ENDPOINT), TRACES_PATH)
            : own;
    String protocol =
        configuration.get(ExporterSettings.TRACES_PROTOCOL, ExporterSettings.PROTOCOL);
    if (protocol.equals(ExporterSettings.GRPC)) {
      url = httpInsteadOfGrpc(url);
    } else if (HttpUrl.port(url) == GRPC_PORT) {
      configuration.complain(
          own == null ? ExporterSettings.ENDPOINT : ExporterSettings.TRACES_ENDPOINT,
          "has the port for grpc, while the protocol is http/protobuf, usually at port "
              + HTTP_PORT,
          "it as it is");
    }
    if (!protocol.equals(ExporterSettings.HTTP_PROTOBUF)) {
      configuration.complain(
          configuration.isSet(ExporterSettings.TRACES_PROTOCOL)
              ? ExporterSettings.TRACES_PROTOCOL
              : ExporterSettings.PROTOCOL,
          "is not supported yet",
          ExporterSettings.HTTP_PROTOBUF + " to " + new HttpUrl().printable(url));
    }
    return url;
  }

  /**
   * The same collector's address for http/protobuf. What was meant for grpc would only ever fail: a
   * grpc endpoint has no path, and its port does not speak HTTP/1.1.
   */
  private static String httpInsteadOfGrpc(String endpoint) {
    String url =
        HttpUrl.port(endpoint) == GRPC_PORT ? HttpUrl.withPort(endpoint, HTTP_PORT) : endpoint;
    return HttpUrl.hasPath(url) ? url : HttpUrl.withPath(url, TRACES_PATH);
  }

  private static FileSettings file(Configuration configuration) {
    return new FileSettings(
        configuration.get(ExporterSettings.FILE_PATH),
        configuration.get(ExporterSettings.FILE_MAX_BYTES),
        configuration.get(ExporterSettings.FILE_BACKUPS).intValue());
  }
}

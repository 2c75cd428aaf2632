package io.heddle.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.exporter.file.FileSettings;
import io.heddle.exporter.otlp.Resource;
import io.heddle.exporter.queue.DropReason;
import io.heddle.exporter.queue.SpanCounters;
import io.heddle.exporter.transport.HttpSettings;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpanPipelineTest {

  private static final Resource RESOURCE =
      Resource.builder().put("service.name", "shop").put("process.pid", 7L).build();

  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Test
  void flush_sendsWhatWaits() throws Exception {
    try (CollectorServer collector = new CollectorServer()) {
      SpanPipeline pipeline = start(otlp(collector.url(), false));
      pipeline.sink().accept(TestSpans.ended("a"));
      pipeline.sink().accept(TestSpans.ended("b"));

      assertThat(pipeline.flush(20_000)).isTrue();

      assertThat(collector.spans()).isEqualTo(2);
      ExportTraceServiceRequest request = collector.received().get(0);
      assertThat(request.getResourceSpans(0).getResource().getAttributes(0).getValue())
          .hasFieldOrPropertyWithValue("stringValue", "shop");
      assertCounts(pipeline.counters().get(0), 2, 2, 0);
      assertThat(collector.exchange(0).getRequestHeaders())
          .containsEntry("User-agent", List.of("Heddle/0.1.0"))
          .containsEntry("Content-type", List.of("application/x-protobuf"))
          .containsEntry("Api-key", List.of("secret"));
      assertThat(lines).isEmpty();
      assertThat(pipeline.shutdown(20_000)).isTrue();
    }
  }

  @Test
  void gzip_isUnpackedByTheServer() throws Exception {
    try (CollectorServer collector = new CollectorServer()) {
      SpanPipeline pipeline = start(otlp(collector.url(), true));
      for (int i = 0; i < 3; i++) {
        pipeline.sink().accept(TestSpans.ended("a"));
        assertThat(pipeline.flush(20_000)).isTrue();
      }
      assertThat(collector.spans()).isEqualTo(3);
      assertThat(collector.exchange(0).getRequestHeaders())
          .containsEntry("Content-encoding", List.of("gzip"));
      pipeline.shutdown(20_000);
    }
  }

  @Test
  void fullBatch_isSentBeforeTheScheduleDelay() throws Exception {
    try (CollectorServer collector = new CollectorServer()) {
      SpanPipeline pipeline = start(otlp(collector.url(), false).maxBatchSize(10));
      for (int i = 0; i < 25; i++) {
        pipeline.sink().accept(TestSpans.ended("a"));
      }
      Await.until("two batches", () -> collector.spans() == 20);
      SpanCounters counters = pipeline.counters().get(0);
      Await.until("both settled", () -> counters.exported() == 20);
      assertThat(counters.queued()).isEqualTo(5);
      assertThat(pipeline.shutdown(20_000)).isTrue();
      assertThat(collector.spans()).isEqualTo(25);
    }
  }

  @Test
  void scheduleDelay_sendsAFewSpans() throws Exception {
    try (CollectorServer collector = new CollectorServer()) {
      SpanPipeline pipeline = start(otlp(collector.url(), false).scheduleDelayMillis(20));
      for (int i = 1; i <= 3; i++) {
        pipeline.sink().accept(TestSpans.ended("a"));
        int expected = i;
        Await.until("span " + i, () -> collector.spans() == expected);
      }
      pipeline.shutdown(20_000);
    }
  }

  @Test
  void severalExporters_eachGetEverySpanAndCountIt(@TempDir Path folder) throws Exception {
    try (CollectorServer collector = new CollectorServer()) {
      ByteArrayOutputStream console = new ByteArrayOutputStream();
      Path file = folder.resolve("traces.json");
      SpanPipeline pipeline =
          start(
              otlp(collector.url(), false)
                  .console(new PrintStream(console, true, StandardCharsets.UTF_8))
                  .otlpFile(new FileSettings(file.toString(), 1_000_000, 1)));
      pipeline.sink().accept(TestSpans.ended("a"));
      assertThat(pipeline.flush(20_000)).isTrue();

      assertThat(collector.spans()).isEqualTo(1);
      assertThat(console.toString(StandardCharsets.UTF_8)).contains("shop INTERNAL \"a\"");
      assertThat(Files.readAllLines(file)).singleElement().asString().contains("\"name\":\"a\"");
      assertThat(pipeline.counters())
          .extracting(SpanCounters::exporter)
          .containsExactly("console", "otlp-file", "otlp");
      for (SpanCounters each : pipeline.counters()) {
        assertCounts(each, 1, 1, 0);
      }
      pipeline.shutdown(20_000);
    }
  }

  @Test
  void noExporter_discardsEverySpanWithoutAThread() {
    SpanPipeline pipeline = start(ExportSettings.builder());
    pipeline.sink().accept(TestSpans.ended("a"));
    assertThat(pipeline.flush(0)).isTrue();
    assertThat(pipeline.counters()).isEmpty();
    assertThat(pipeline.shutdown(0)).isTrue();
  }

  @Test
  void resource_isAskedForOnceAndOnTheExporterThread() throws Exception {
    try (CollectorServer collector = new CollectorServer()) {
      AtomicInteger asked = new AtomicInteger();
      List<String> threads = new CopyOnWriteArrayList<>();
      SpanPipeline pipeline =
          SpanPipeline.start(
              otlp(collector.url(), false)
                  .console(new PrintStream(new ByteArrayOutputStream()))
                  .build(),
              () -> {
                asked.incrementAndGet();
                threads.add(Thread.currentThread().getName());
                return RESOURCE;
              },
              lines::add);
      assertThat(asked).hasValue(0);
      pipeline.sink().accept(TestSpans.ended("a"));
      pipeline.flush(20_000);
      assertThat(threads).containsExactly("heddle-exporter");
      pipeline.shutdown(20_000);
    }
  }

  @Test
  void failingResource_isReplacedByUnknownService() throws Exception {
    try (CollectorServer collector = new CollectorServer()) {
      SpanPipeline pipeline =
          SpanPipeline.start(
              otlp(collector.url(), false).build(),
              () -> {
                throw new IllegalStateException("no host name");
              },
              lines::add);
      pipeline.sink().accept(TestSpans.ended("a"));
      assertThat(pipeline.flush(20_000)).isTrue();
      assertThat(
              collector
                  .received()
                  .get(0)
                  .getResourceSpans(0)
                  .getResource()
                  .getAttributes(0)
                  .getValue()
                  .getStringValue())
          .isEqualTo("unknown_service:java");
      pipeline.shutdown(20_000);
    }
  }

  @Test
  void afterShutdown_spansAreCountedAsDropped() throws Exception {
    try (CollectorServer collector = new CollectorServer()) {
      SpanPipeline pipeline = start(otlp(collector.url(), false));
      pipeline.sink().accept(TestSpans.ended("a"));
      assertThat(pipeline.shutdown(20_000)).isTrue();
      pipeline.sink().accept(TestSpans.ended("late"));

      assertThat(collector.spans()).isEqualTo(1);
      SpanCounters counters = pipeline.counters().get(0);
      assertCounts(counters, 2, 1, 1);
      assertThat(counters.dropped(DropReason.SHUTDOWN)).isEqualTo(1);
      assertThat(pipeline.shutdown(20_000)).isTrue();
      assertThat(pipeline.flush(20_000)).isTrue();
    }
  }

  private SpanPipeline start(ExportSettings.Builder settings) {
    return SpanPipeline.start(settings.build(), () -> RESOURCE, lines::add);
  }

  private static ExportSettings.Builder otlp(String url, boolean gzip) {
    return ExportSettings.builder()
        .otlp(new HttpSettings(url, Map.of("api-key", "secret"), 10_000, gzip));
  }

  private static void assertCounts(SpanCounters counters, long ended, long exported, long dropped) {
    assertThat(counters.ended()).isEqualTo(ended);
    assertThat(counters.exported()).isEqualTo(exported);
    assertThat(counters.dropped()).isEqualTo(dropped);
    assertThat(counters.queued()).isEqualTo(ended - exported - dropped);
  }
}

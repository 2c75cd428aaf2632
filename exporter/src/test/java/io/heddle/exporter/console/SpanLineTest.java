package io.heddle.exporter.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.bootstrap.trace.RemoteSpan;
import io.heddle.bootstrap.trace.SpanLimits;
import io.heddle.exporter.TestSpans;
import io.heddle.exporter.ThrowingValue;
import io.heddle.exporter.background.ExportResult;
import io.heddle.exporter.otlp.Resource;
import io.heddle.exporter.queue.SpanBatch;
import io.heddle.exporter.queue.TestBatches;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SpanLineTest {

  private final SpanLine line = new SpanLine("shop");

  @Test
  void wholeSpan_isOneLineInTheOrderInWhichOneLooksAtIt() {
    RemoteSpan parent =
        new RemoteSpan(0x0af7651916cd43ddL, 0x8448eb211c80319cL, 0xb7L, (byte) 1, null);
    HeddleSpan span =
        TestSpans.started(
            TestSpans.SCOPE,
            "GET /cart",
            SpanKind.SERVER,
            HeddleContext.ROOT.withSpan(parent),
            SpanLimits.DEFAULT);
    span.setAttribute("http.request.method", "GET");
    span.setAttribute("http.response.status_code", 500L);
    span.setAttribute(AttributeKey.stringArrayKey("list"), List.of("a", "b"));
    span.setAttribute(
        AttributeKey.valueKey("value"), Value.of(List.of(Value.of(1), Value.of(true))));
    span.recordException(new IllegalStateException("x"));
    span.addLink(parent.getSpanContext());
    span.setStatus(StatusCode.ERROR, "no such cart");
    span.end(span.startEpochNanos() + 12_345_678, TimeUnit.NANOSECONDS);

    Instant start = Instant.ofEpochSecond(0, span.startEpochNanos());
    assertThat(line.tryFormat(span))
        .startsWith(start.toString().substring(0, 19) + ".")
        .endsWith(
            "Z shop SERVER \"GET /cart\" 12.345 ms ERROR \"no such cart\""
                + " trace=0af7651916cd43dd8448eb211c80319c span="
                + span.getSpanContext().getSpanId()
                + " parent=00000000000000b7 io.heddle.test"
                + " http.request.method=GET http.response.status_code=500 list=\"[a, b]\""
                + " value=[1,true] events=[exception] links=1");
  }

  @Test
  void rootWithoutAnything_hasADashForItsParent() {
    assertThat(line.tryFormat(TestSpans.ended("a"))).endsWith(" parent=- io.heddle.test");
  }

  @Test
  void controlCharacters_cannotForgeALine() {
    HeddleSpan span = TestSpans.started("a\nb\u2028\"");
    span.setAttribute("k", "x\r\u001b[31m\u0085");
    span.end();
    assertThat(line.tryFormat(span))
        .contains("\"a\\nb\\u2028\\\"\"")
        .endsWith("k=\"x\\u000d\\u001b[31m\\u0085\"");
  }

  @Test
  void longValues_areCut() {
    HeddleSpan span = TestSpans.started("a");
    span.setAttribute("k", "x".repeat(10_000));
    span.setAttribute("quoted", " ".repeat(10_000));
    span.end();
    assertThat(line.tryFormat(span)).hasSizeLessThan(800).contains("xxx... ").endsWith(" ...\"");
  }

  @Test
  void spanWithAValueThatThrows_costsItselfAlone() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ConsoleExporter exporter =
        new ConsoleExporter(
            new PrintStream(bytes, false, StandardCharsets.UTF_8), Resource.unknown());
    HeddleSpan bad = TestSpans.started("bad");
    bad.setAttribute(AttributeKey.valueKey("k"), new ThrowingValue());
    bad.end();
    ExportResult result = exporter.export(TestBatches.of(bad, TestSpans.ended("good")), 0);
    assertThat(result.unencodable()).isEqualTo(1);
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .contains("\"good\"");
  }

  @Test
  void brokenStream_isAFailure() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("pipe");
          }
        };
    SpanBatch batch = TestBatches.of(TestSpans.ended("a"));
    ExportResult result =
        new ConsoleExporter(new PrintStream(broken), Resource.unknown()).export(batch, 0);
    assertThat(result.outcome()).isEqualTo(ExportResult.Outcome.FAILED);
  }
}

package io.heddle.smoke.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtlpReceiverTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir Path folder;

  @Test
  void export_isReceivedAsTreeAndWrittenAsJson() throws Exception {
    Path file = folder.resolve("spans.jsonl");
    try (OtlpReceiver receiver = OtlpReceiver.start().writeTo(file)) {
      assertThat(post(receiver, request(), true)).isEqualTo(200);

      List<ReceivedSpan> spans = receiver.await("2 spans", LIMIT, all -> all.size() == 2);
      Trace trace = Trace.of(spans).get(0);
      assertThat(trace.flaws()).isEmpty();
      assertThat(trace.shape()).isEqualTo("shop SERVER error\n  shop DATABASE\n");
      assertThat(TracePrinter.plain().print(trace))
          .isEqualTo(
              """
              shop  GET /a        2.0 ms  error
              └─ shop  SELECT     1.0 ms
              """);
    }
    assertThat(Files.readAllLines(file))
        .singleElement()
        .asString()
        .contains("\"spanId\":\"0000000000000001\"")
        .contains("{\"key\":\"db.system.name\",\"value\":{\"stringValue\":\"h2 \\\"x\\\"\"}}")
        .contains("\"status\":{\"code\":2}");
  }

  @Test
  void export_thatIsRefusedIsCountedAndNotKept() throws Exception {
    try (OtlpReceiver receiver = OtlpReceiver.start()) {
      receiver.answerWith(503);
      assertThat(post(receiver, request(), false)).isEqualTo(503);
      assertThat(receiver.requests()).isEqualTo(1);
      assertThat(receiver.spans()).isEmpty();
    }
  }

  @Test
  void await_saysWhatWasReceivedInstead() throws Exception {
    try (OtlpReceiver receiver = OtlpReceiver.start()) {
      post(receiver, request(), false);
      assertThatThrownBy(
              () -> receiver.await("3 spans", Duration.ofMillis(1), all -> all.size() == 3))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("Awaited 3 spans")
          .hasMessageContaining("shop  GET /a");
    }
  }

  private static int post(OtlpReceiver receiver, byte[] body, boolean gzip) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(receiver.endpoint() + "/v1/traces"));
    if (gzip) {
      request.header("Content-Encoding", "gzip");
    }
    request.POST(BodyPublishers.ofByteArray(gzip ? gzip(body) : body));
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    }
    return bytes.toByteArray();
  }

  private static byte[] request() {
    Span server =
        span(1, "GET /a", Span.SpanKind.SPAN_KIND_SERVER)
            .setEndTimeUnixNano(3_000_000)
            .setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR))
            .build();
    Span query =
        span(2, "SELECT", Span.SpanKind.SPAN_KIND_CLIENT)
            .setParentSpanId(id(8, 1))
            .setEndTimeUnixNano(2_000_000)
            .addAttributes(text("db.system.name", "h2 \"x\""))
            .build();
    ScopeSpans scope =
        ScopeSpans.newBuilder()
            .setScope(InstrumentationScope.newBuilder().setName("test").setVersion("1"))
            .addSpans(server)
            .addSpans(query)
            .build();
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(
            ResourceSpans.newBuilder()
                .setResource(Resource.newBuilder().addAttributes(text("service.name", "shop")))
                .addScopeSpans(scope))
        .build()
        .toByteArray();
  }

  private static Span.Builder span(int id, String name, Span.SpanKind kind) {
    return Span.newBuilder()
        .setTraceId(id(16, 7))
        .setSpanId(id(8, id))
        .setName(name)
        .setKind(kind)
        .setStartTimeUnixNano(1_000_000);
  }

  private static ByteString id(int length, int last) {
    byte[] bytes = new byte[length];
    bytes[length - 1] = (byte) last;
    return ByteString.copyFrom(bytes);
  }

  private static KeyValue text(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }
}

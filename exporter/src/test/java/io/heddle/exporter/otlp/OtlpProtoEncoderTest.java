package io.heddle.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.bootstrap.trace.InstrumentationScope;
import io.heddle.exporter.TestSpans;
import io.heddle.exporter.ThrowingValue;
import io.heddle.exporter.queue.SpanBatch;
import io.heddle.exporter.queue.TestBatches;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OtlpProtoEncoderTest {

  private static final Resource RESOURCE =
      Resource.builder()
          .put("service.name", "shop")
          .put("process.pid", 4711)
          .put("container", true)
          .put("share", 0.5)
          .put("process.command_args", List.of("java", "-jar", "café.jar"))
          .build();

  private final GrowingBuffer buffer = new GrowingBuffer();
  private final OtlpProtoEncoder encoder = new OtlpProtoEncoder(buffer, RESOURCE);

  @Test
  void spansOfEveryShape_areReadBackFieldByField() throws Exception {
    GeneratedSpans generated = new GeneratedSpans(20261122);
    for (int size = 1; size <= 64; size++) {
      List<GeneratedSpans.Pair> pairs = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        pairs.add(generated.next());
      }
      assertThat(encoder.encode(batch(pairs))).isZero();
      ExportTraceServiceRequest request = parse();

      assertThat(request).isEqualTo(OtlpRequests.expected(RESOURCE, pairs));
      // Canonical: no longer than the official encoder's own bytes.
      assertThat(buffer.size()).isEqualTo(request.getSerializedSize());
    }
  }

  @Test
  void oneScopeInSeveralObjects_isOneGroup() throws Exception {
    SpanBatch batch =
        TestBatches.of(
            in(new InstrumentationScope("a", "1"), "1"),
            in(new InstrumentationScope("b", null), "2"),
            in(new InstrumentationScope("a", "1"), "3"),
            in(new InstrumentationScope("a", null), "4"));
    encoder.encode(batch);
    assertThat(
            parse().getResourceSpans(0).getScopeSpansList().stream()
                .map(OtlpProtoEncoderTest::names)
                .collect(Collectors.toList()))
        .containsExactly("a/1: 1,3", "b/: 2", "a/: 4");
  }

  @Test
  void unpairedSurrogates_becomeReplacementCharacters() throws Exception {
    HeddleSpan span = TestSpans.started("a\uD800b");
    span.setAttribute("high\uD83D", "\uDC00low first");
    span.setAttribute("pair", "\uD83E\uDDF5");
    span.end();
    encoder.encode(TestBatches.of(span));
    Span read = onlySpan();
    assertThat(read.getName()).isEqualTo("a\uFFFDb");
    assertThat(read.getAttributes(0).getKey()).isEqualTo("high\uFFFD");
    assertThat(read.getAttributes(0).getValue().getStringValue()).isEqualTo("\uFFFDlow first");
    assertThat(read.getAttributes(1).getValue().getStringValue()).isEqualTo("🧵");
  }

  @Test
  void spanWithAValueThatThrows_costsItselfAlone() throws Exception {
    HeddleSpan bad = TestSpans.started("bad");
    bad.setAttribute(AttributeKey.valueKey("list"), new ThrowingValue());
    bad.end();
    SpanBatch batch = TestBatches.of(TestSpans.ended("before"), bad, TestSpans.ended("after"));
    assertThat(encoder.encode(batch)).isEqualTo(1);
    assertThat(names(parse().getResourceSpans(0).getScopeSpans(0))).endsWith(": before,after");
  }

  @Test
  void valueNestedTooDeep_costsItsSpan() throws Exception {
    Value<?> value = Value.of("bottom");
    for (int i = 0; i < 60; i++) {
      value = Value.of(List.of(value));
    }
    HeddleSpan deep = TestSpans.started("deep");
    deep.setAttribute(AttributeKey.valueKey("deep"), value);
    deep.end();
    assertThat(encoder.encode(TestBatches.of(deep, TestSpans.ended("flat")))).isEqualTo(1);
    assertThat(onlySpan().getName()).isEqualTo("flat");
  }

  @Test
  void valueOfAnotherClassThanItsKeySays_isEncodedAsWhatItIs() throws Exception {
    HeddleSpan span = TestSpans.started("a");
    AttributeKey<Object> key = unchecked(AttributeKey.stringKey("text"));
    span.setAttribute(key, 5L);
    span.end();
    encoder.encode(TestBatches.of(span));
    assertThat(onlySpan().getAttributes(0).getValue().getIntValue()).isEqualTo(5);
  }

  @Test
  void moreKeysThanAreRemembered_areStillRight() throws Exception {
    for (int i = 0; i < 5_000; i++) {
      HeddleSpan span = TestSpans.started("a");
      span.setAttribute("key" + i, "v");
      span.end();
      encoder.encode(TestBatches.of(span));
      assertThat(onlySpan().getAttributes(0).getKey()).isEqualTo("key" + i);
    }
  }

  @SuppressWarnings("unchecked")
  private static AttributeKey<Object> unchecked(AttributeKey<?> key) {
    return (AttributeKey<Object>) key;
  }

  private static SpanBatch batch(List<GeneratedSpans.Pair> pairs) {
    return TestBatches.of(
        pairs.stream().map(GeneratedSpans.Pair::span).collect(Collectors.toList()));
  }

  private static HeddleSpan in(InstrumentationScope scope, String name) {
    HeddleSpan span =
        TestSpans.started(
            scope,
            name,
            io.opentelemetry.api.trace.SpanKind.SERVER,
            io.heddle.bootstrap.context.HeddleContext.ROOT,
            io.heddle.bootstrap.trace.SpanLimits.DEFAULT);
    span.end();
    return span;
  }

  private static String names(ScopeSpans scope) {
    return scope.getSpansList().stream()
        .map(Span::getName)
        .collect(
            Collectors.joining(
                ",", scope.getScope().getName() + "/" + scope.getScope().getVersion() + ": ", ""));
  }

  private Span onlySpan() throws Exception {
    ScopeSpans scope = parse().getResourceSpans(0).getScopeSpans(0);
    assertThat(scope.getSpansCount()).isEqualTo(1);
    return scope.getSpans(0);
  }

  private ExportTraceServiceRequest parse() throws Exception {
    return ExportTraceServiceRequest.parseFrom(
        CodedInputStream.newInstance(ByteBuffer.wrap(buffer.array(), 0, buffer.size())));
  }
}

package io.heddle.exporter.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.exporter.TestSpans;
import io.heddle.exporter.ThrowingValue;
import io.heddle.exporter.queue.TestBatches;
import io.opentelemetry.api.common.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OtlpJsonEncoderTest {

  private static final Resource RESOURCE =
      Resource.builder()
          .put("service.name", "shop \uD83D")
          .put("process.pid", 4711)
          .put("process.command_args", List.of("java", "-jar"))
          .build();

  private final OtlpJsonEncoder encoder;

  OtlpJsonEncoderTest() throws Exception {
    encoder = new OtlpJsonEncoder(RESOURCE);
  }

  @Test
  void spansOfEveryShape_areReadBackFieldByField() throws Exception {
    GeneratedSpans generated = new GeneratedSpans(5);
    Resource valid =
        Resource.builder()
            .put("service.name", "shop \uFFFD")
            .put("process.pid", 4711)
            .put("process.command_args", List.of("java", "-jar"))
            .build();
    for (int size = 1; size <= 40; size++) {
      List<GeneratedSpans.Pair> pairs = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        pairs.add(generated.next());
      }
      List<HeddleSpan> spans =
          pairs.stream().map(GeneratedSpans.Pair::span).collect(Collectors.toList());
      assertThat(encoder.encode(TestBatches.of(spans))).isZero();
      assertThat(text()).doesNotContain("\n");
      assertThat(OtlpJson.parse(text())).isEqualTo(OtlpRequests.expected(valid, pairs));
    }
  }

  @Test
  void fieldsHaveTheTypesOfTheSpecification() throws Exception {
    HeddleSpan span = TestSpans.started("a");
    span.setAttribute("count", 7L);
    span.end();
    encoder.encode(TestBatches.of(span));
    JsonNode json = new ObjectMapper().readTree(text()).at("/resourceSpans/0/scopeSpans/0/spans/0");
    assertThat(json.get("traceId").textValue()).isEqualTo(span.getSpanContext().getTraceId());
    assertThat(json.get("spanId").textValue()).isEqualTo(span.getSpanContext().getSpanId());
    assertThat(json.get("kind").isInt()).isTrue();
    assertThat(json.get("startTimeUnixNano").isTextual()).isTrue();
    assertThat(json.at("/attributes/0/value/intValue").textValue()).isEqualTo("7");
    assertThat(json.has("parentSpanId")).isFalse();
  }

  @Test
  void unpairedSurrogates_becomeReplacementCharacters() throws Exception {
    HeddleSpan span = TestSpans.started("a\uD800b\uD83E\uDDF5");
    span.end();
    encoder.encode(TestBatches.of(span));
    assertThat(text()).contains("\"name\":\"a\uFFFDb🧵\"");
  }

  @Test
  void spanWithAValueThatThrows_costsItselfAlone() throws Exception {
    HeddleSpan bad = TestSpans.started("bad");
    bad.setAttribute(AttributeKey.valueKey("k"), new ThrowingValue());
    bad.end();
    assertThat(encoder.encode(TestBatches.of(bad, TestSpans.ended("good")))).isEqualTo(1);
    assertThat(OtlpJson.parse(text()).getResourceSpans(0).getScopeSpans(0).getSpansList())
        .singleElement()
        .hasFieldOrPropertyWithValue("name", "good");
  }

  private String text() {
    GrowingBuffer buffer = encoder.buffer();
    return new String(buffer.array(), 0, buffer.size(), StandardCharsets.UTF_8);
  }
}

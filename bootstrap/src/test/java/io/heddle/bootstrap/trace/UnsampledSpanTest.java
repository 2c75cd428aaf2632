package io.heddle.bootstrap.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.StatusCode;
import org.junit.jupiter.api.Test;

class UnsampledSpanTest {

  private final EndedSpans spans = new EndedSpans(Samplers.alwaysOff());
  private final HeddleSpan span = spans.root();

  @Test
  void unsampled_hasAValidIdentityThatSaysSo() {
    assertThat(span.getSpanContext().isValid()).isTrue();
    assertThat(span.getSpanContext().isSampled()).isFalse();
    assertThat(span.isSampled()).isFalse();
    assertThat(span.isRecording()).isFalse();
  }

  @Test
  void unsampled_recordsNothing() {
    span.setAttribute("a", 1).addEvent("e").addLink(span.getSpanContext());
    span.setStatus(StatusCode.ERROR).recordException(new RuntimeException()).updateName("new");

    assertThat(span.attributeCount()).isZero();
    assertThat(span.events()).isEmpty();
    assertThat(span.links()).isEmpty();
    assertThat(span.status()).isEqualTo(StatusCode.UNSET);
    assertThat(span.name()).isEqualTo("name");
  }

  @Test
  void unsampled_isNotDelivered() {
    span.end();

    assertThat(spans.all()).isEmpty();
  }

  @Test
  void childOfUnsampled_staysInTheTrace_andIsRecordedWhereItsSamplerSaysSo() {
    HeddleSpan child = new EndedSpans(Samplers.alwaysOn()).childOf(span);

    assertThat(child.isRecording()).isTrue();
    assertThat(child.startEpochNanos()).isPositive();
    assertThat(child.parentSpanId()).isEqualTo(span.spanId());
  }
}

package io.heddle.bootstrap.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RemoteSpanTest {

  private static final SpanContext CONTEXT =
      SpanContext.create(
          "fedcba98765432100123456789abcdef",
          "fedcba9876543210",
          TraceFlags.getSampled(),
          TraceState.getDefault());

  @Test
  void identity_survivesTheWayToNumbersAndBack() {
    RemoteSpan span = RemoteSpan.of(CONTEXT);

    assertThat(span.getSpanContext()).isEqualTo(CONTEXT);
    assertThat(span.traceIdHigh()).isEqualTo(0xfedcba9876543210L);
    assertThat(span.traceIdLow()).isEqualTo(0x0123456789abcdefL);
    assertThat(span.isRemote()).isFalse();
    assertThat(span.traceState()).isNull();
  }

  @Test
  void invalidContext_isNoSpan() {
    assertThat(RemoteSpan.of(SpanContext.getInvalid())).isNull();
  }

  @Test
  void remoteSpan_isRemote_andRecordsNothing() {
    RemoteSpan span = new RemoteSpan(1, 2, 3, (byte) 1, null);
    span.setAttribute("a", 1).addEvent("e").setStatus(StatusCode.ERROR).updateName("n");
    span.addEvent("e", 1, TimeUnit.SECONDS).recordException(new RuntimeException());
    span.end();
    span.end(1, TimeUnit.SECONDS);

    assertThat(span.isRecording()).isFalse();
    assertThat(span.getSpanContext().isRemote()).isTrue();
  }
}

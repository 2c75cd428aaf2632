package io.heddle.bootstrap.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.context.HeddleContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracingTest {

  private static final String TRACE_ID = "f0f7651916cd43dd8448eb211c80319c";
  private static final String SPAN_ID = "f7ad6b7169203331";
  private static final TraceState STATE = TraceState.builder().put("vendor", "1").build();

  private final EndedSpans spans = new EndedSpans();

  @AfterEach
  void switchOff() {
    Tracing.install(null);
  }

  @Test
  void withoutParent_isARootOfItsOwnTrace() {
    HeddleSpan one = spans.root();
    HeddleSpan other = spans.root();

    assertThat(one.parentSpanId()).isZero();
    assertThat(one.isParentRemote()).isFalse();
    assertThat(one.getSpanContext().isValid()).isTrue();
    assertThat(one.getSpanContext().isSampled()).isTrue();
    assertThat(one.traceState()).isNull();
    assertThat(one.getSpanContext().getTraceId()).isNotEqualTo(other.getSpanContext().getTraceId());
  }

  @Test
  void withParent_isAChildInItsTrace() {
    HeddleSpan parent = spans.root();
    HeddleSpan child = spans.childOf(parent);

    assertThat(child.getSpanContext().getTraceId()).isEqualTo(parent.getSpanContext().getTraceId());
    assertThat(child.parentSpanId()).isEqualTo(parent.spanId());
    assertThat(child.spanId()).isNotEqualTo(parent.spanId()).isNotZero();
    assertThat(child.isParentRemote()).isFalse();
  }

  @Test
  void withRemoteParent_isAChildThatSaysSo_andInheritsTheTraceState() {
    HeddleSpan child = spans.childOf(new RemoteSpan(1, 2, 3, IdentifiedSpan.SAMPLED, STATE));

    assertThat(child.traceIdHigh()).isEqualTo(1);
    assertThat(child.traceIdLow()).isEqualTo(2);
    assertThat(child.parentSpanId()).isEqualTo(3);
    assertThat(child.isParentRemote()).isTrue();
    assertThat(child.getSpanContext().getTraceState()).isEqualTo(STATE);
    assertThat(child.isSampled()).isTrue();
  }

  @Test
  void parentBased_followsAParentThatIsNotSampled() {
    HeddleSpan child = spans.childOf(new RemoteSpan(1, 2, 3, (byte) 0, null));

    assertThat(child.isRecording()).isFalse();
    assertThat(spans.childOf(child).isRecording()).isFalse();
  }

  @Test
  void spanOfAnotherImplementation_isAParentToo() {
    Span foreign =
        Span.wrap(
            SpanContext.createFromRemoteParent(TRACE_ID, SPAN_ID, TraceFlags.getSampled(), STATE));
    HeddleSpan child = spans.childOf(foreign);

    assertThat(child.getSpanContext().getTraceId()).isEqualTo(TRACE_ID);
    assertThat(Long.toHexString(child.parentSpanId())).isEqualTo(SPAN_ID);
    assertThat(child.isParentRemote()).isTrue();
    assertThat(child.traceState()).isEqualTo(STATE);
  }

  @Test
  void invalidSpan_isNoParent() {
    HeddleSpan span = spans.childOf(Span.getInvalid());

    assertThat(span.parentSpanId()).isZero();
    assertThat(span.getSpanContext().isValid()).isTrue();
  }

  @Test
  void otherFlagsOfTheParent_areNotPassedOn() {
    HeddleSpan child = spans.childOf(new RemoteSpan(1, 2, 3, (byte) 0xff, null));

    assertThat(child.traceFlags()).isEqualTo(IdentifiedSpan.SAMPLED);
  }

  @Test
  void beforeTheAgentStarts_nothingIsRecorded() {
    HeddleSpan span =
        Tracing.current().start(EndedSpans.SCOPE, "n", SpanKind.CLIENT, HeddleContext.ROOT);

    assertThat(span.isRecording()).isFalse();
    assertThat(Tracing.current().propagator().fields()).isEmpty();
  }

  @Test
  void install_replacesWhatIsInForce_andNullSwitchesOff() {
    Tracing off = Tracing.current();
    Tracing on =
        new Tracing(Samplers.alwaysOn(), SpanLimits.DEFAULT, TextMapPropagator.noop(), spans);

    Tracing.install(on);
    assertThat(Tracing.current()).isSameAs(on);
    Tracing.install(null);
    assertThat(Tracing.current()).isSameAs(off);
  }
}

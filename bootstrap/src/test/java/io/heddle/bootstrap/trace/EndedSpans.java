package io.heddle.bootstrap.trace;

import io.heddle.bootstrap.context.HeddleContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Starts spans, and keeps those that ended. */
final class EndedSpans implements SpanSink {

  static final InstrumentationScope SCOPE = new InstrumentationScope("io.heddle.test", "1");

  private final List<HeddleSpan> ended = new CopyOnWriteArrayList<>();
  private final Tracing tracing;

  EndedSpans() {
    this(Samplers.parentBased(Samplers.alwaysOn()), SpanLimits.DEFAULT);
  }

  EndedSpans(SpanLimits limits) {
    this(Samplers.alwaysOn(), limits);
  }

  EndedSpans(Sampler sampler) {
    this(sampler, SpanLimits.DEFAULT);
  }

  private EndedSpans(Sampler sampler, SpanLimits limits) {
    tracing = new Tracing(sampler, limits, TextMapPropagator.noop(), this);
  }

  @Override
  public void accept(HeddleSpan span) {
    ended.add(span);
  }

  HeddleSpan root() {
    return start(HeddleContext.ROOT);
  }

  HeddleSpan start(HeddleContext context) {
    return tracing.start(SCOPE, "name", SpanKind.INTERNAL, context);
  }

  HeddleSpan childOf(io.opentelemetry.api.trace.Span parent) {
    return start(HeddleContext.ROOT.withSpan(parent));
  }

  List<HeddleSpan> all() {
    return ended;
  }
}

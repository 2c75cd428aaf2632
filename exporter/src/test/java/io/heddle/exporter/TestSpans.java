package io.heddle.exporter;

import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.bootstrap.trace.InstrumentationScope;
import io.heddle.bootstrap.trace.Samplers;
import io.heddle.bootstrap.trace.SpanLimits;
import io.heddle.bootstrap.trace.SpanSink;
import io.heddle.bootstrap.trace.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.propagation.TextMapPropagator;

/** Spans as woven code records them. */
public final class TestSpans {

  public static final InstrumentationScope SCOPE = new InstrumentationScope("io.heddle.test", "1");

  private static final SpanSink NOWHERE = span -> {};

  private TestSpans() {}

  public static HeddleSpan started(String name) {
    return started(SCOPE, name, SpanKind.INTERNAL, HeddleContext.ROOT, SpanLimits.DEFAULT);
  }

  public static HeddleSpan started(
      InstrumentationScope scope,
      String name,
      SpanKind kind,
      HeddleContext context,
      SpanLimits limits) {
    return new Tracing(Samplers.alwaysOn(), limits, TextMapPropagator.noop(), NOWHERE)
        .start(scope, name, kind, context);
  }

  public static HeddleSpan ended(String name) {
    HeddleSpan span = started(name);
    span.end();
    return span;
  }
}

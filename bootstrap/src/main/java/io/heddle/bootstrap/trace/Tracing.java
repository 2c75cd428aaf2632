package io.heddle.bootstrap.trace;

import io.heddle.bootstrap.context.HeddleContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What every span needs: sampler, limits, propagator and sink. Immutable; the one instance in force
 * is replaced as a whole, and stands here because woven code can reach the boot loader only by
 * statics.
 */
public final class Tracing {

  private static final Tracing OFF =
      new Tracing(
          Samplers.alwaysOff(), SpanLimits.DEFAULT, TextMapPropagator.noop(), new DiscardingSink());

  private static volatile Tracing current = OFF;

  private final Sampler sampler;
  private final SpanLimits limits;
  private final TextMapPropagator propagator;
  private final SpanSink sink;

  public Tracing(Sampler sampler, SpanLimits limits, TextMapPropagator propagator, SpanSink sink) {
    this.sampler = sampler;
    this.limits = limits;
    this.propagator = propagator;
    this.sink = sink;
  }

  /** The instance in force; before the agent has started, one that records nothing. */
  public static Tracing current() {
    return current;
  }

  /** Puts an instance in force; null turns recording off. */
  public static void install(Tracing tracing) {
    current = tracing == null ? OFF : tracing;
  }

  /**
   * Starts a span as a child of the context's span, or as a root where it has none. Not sampled: a
   * span that carries ids only, and still is the parent of what follows.
   *
   * @param context of the caller; the new span is not put into it
   */
  public HeddleSpan start(
      InstrumentationScope scope, String name, SpanKind kind, HeddleContext context) {
    IdentifiedSpan parent = identified(context.span());
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long traceIdHigh;
    long traceIdLow;
    TraceState traceState;
    if (parent == null) {
      traceIdHigh = random.nextLong();
      traceIdLow = nonZero(random);
      traceState = null;
    } else {
      traceIdHigh = parent.traceIdHigh();
      traceIdLow = parent.traceIdLow();
      traceState = parent.traceState();
    }
    boolean sampled = sampler.isSampled(parent, traceIdHigh, traceIdLow, name, kind);
    return new HeddleSpan(
        this,
        scope,
        name,
        kind,
        parent,
        traceIdHigh,
        traceIdLow,
        nonZero(random),
        sampled ? IdentifiedSpan.SAMPLED : 0,
        traceState);
  }

  private static IdentifiedSpan identified(Span span) {
    if (span == null || span instanceof IdentifiedSpan) {
      return (IdentifiedSpan) span;
    }
    return RemoteSpan.of(span.getSpanContext());
  }

  /** All-zero ids are invalid (W3C Trace Context, 3.2.2.3 and 3.2.2.4). */
  private static long nonZero(ThreadLocalRandom random) {
    long id;
    do {
      id = random.nextLong();
    } while (id == 0);
    return id;
  }

  public SpanLimits limits() {
    return limits;
  }

  public TextMapPropagator propagator() {
    return propagator;
  }

  SpanSink sink() {
    return sink;
  }

  private static final class DiscardingSink implements SpanSink {
    @Override
    public void accept(HeddleSpan span) {
      // Reached only by a sampler of somebody's own before the agent is configured.
    }
  }
}

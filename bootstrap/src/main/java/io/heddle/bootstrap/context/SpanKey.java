package io.heddle.bootstrap.context;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;

/**
 * The key under which the OpenTelemetry API keeps the span. The API does not publish it, but hands
 * it to any context that a span is stored in, so it is learnt from there once. Only code that comes
 * through the API loads this class; woven code reads the span's own field.
 */
final class SpanKey {

  static final ContextKey<?> KEY = learn();

  private SpanKey() {}

  private static ContextKey<?> learn() {
    Probe probe = new Probe();
    Span.getInvalid().storeInContext(probe);
    return probe.seen;
  }

  private static final class Probe implements Context {
    private ContextKey<?> seen;

    @Override
    public <V> V get(ContextKey<V> key) {
      return null;
    }

    @Override
    public <V> Context with(ContextKey<V> key, V value) {
      seen = key;
      return this;
    }
  }
}

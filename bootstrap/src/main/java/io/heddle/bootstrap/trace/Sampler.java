package io.heddle.bootstrap.trace;

import io.opentelemetry.api.trace.SpanKind;

/** Decides, when a span starts, whether it is recorded. Thread-safe; must not throw. */
public interface Sampler {

  /**
   * @param parent the parent span, local or remote; null for a root
   * @return whether the span is recorded, exported, and flagged as sampled to others
   */
  boolean isSampled(
      IdentifiedSpan parent, long traceIdHigh, long traceIdLow, String name, SpanKind kind);
}

package io.heddle.bootstrap.trace;

import io.opentelemetry.api.common.Attributes;

/** Something that happened during a span, at one instant. Immutable. */
public final class SpanEvent {

  private final String name;
  private final long epochNanos;
  private final Attributes attributes;
  private final int droppedAttributes;

  SpanEvent(String name, long epochNanos, Attributes attributes, int droppedAttributes) {
    this.name = name;
    this.epochNanos = epochNanos;
    this.attributes = attributes;
    this.droppedAttributes = droppedAttributes;
  }

  public String name() {
    return name;
  }

  /** Nanoseconds since 1970-01-01T00:00:00Z. */
  public long epochNanos() {
    return epochNanos;
  }

  public Attributes attributes() {
    return attributes;
  }

  /** Those that were over the limit of one event. */
  public int droppedAttributes() {
    return droppedAttributes;
  }
}

package io.heddle.bootstrap.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;

/** A reference from one span to another that is not its parent. Immutable. */
public final class SpanLink {

  private final SpanContext target;
  private final Attributes attributes;
  private final int droppedAttributes;

  SpanLink(SpanContext target, Attributes attributes, int droppedAttributes) {
    this.target = target;
    this.attributes = attributes;
    this.droppedAttributes = droppedAttributes;
  }

  public SpanContext target() {
    return target;
  }

  public Attributes attributes() {
    return attributes;
  }

  /** Those that were over the limit of one link. */
  public int droppedAttributes() {
    return droppedAttributes;
  }
}

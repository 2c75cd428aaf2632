package io.heddle.bootstrap.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;

/** A reference from one span to another that is not its parent. Immutable. */
public final class SpanLink {

  private final SpanContext target;
  private final Attributes attributes;

  SpanLink(SpanContext target, Attributes attributes) {
    this.target = target;
    this.attributes = attributes;
  }

  public SpanContext target() {
    return target;
  }

  public Attributes attributes() {
    return attributes;
  }
}

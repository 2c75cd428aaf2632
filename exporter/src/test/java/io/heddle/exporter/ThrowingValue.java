package io.heddle.exporter;

import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.common.ValueType;

/** A value of the application's own class that cannot be read. */
public final class ThrowingValue implements Value<Object> {

  @Override
  public ValueType getType() {
    throw new IllegalStateException("cannot be read");
  }

  @Override
  public Object getValue() {
    throw new IllegalStateException("cannot be read");
  }

  @Override
  public String asString() {
    throw new IllegalStateException("cannot be read");
  }

  @Override
  public String toString() {
    throw new IllegalStateException("cannot be read");
  }
}

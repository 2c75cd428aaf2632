package io.heddle.bootstrap.context;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.Arrays;

/**
 * An immutable context: the active span, the shapes of span that are already being recorded around
 * it, and whatever else was stored under a {@link ContextKey}.
 *
 * <p>The span has a field of its own, because that is what nearly every reader wants; the other
 * entries are a flat array of key, value, key, value, and rarely more than one pair.
 */
public final class HeddleContext implements Context {

  private static final Object[] NONE = {};

  /** No span, no entries. Compared by identity: nothing is captured or stored for it. */
  public static final HeddleContext ROOT = new HeddleContext(null, 0, NONE);

  /**
   * Holds every shape, so that nothing woven records a span. The agent's own threads run in it: its
   * own traffic is never traced.
   */
  public static final HeddleContext SUPPRESSED = new HeddleContext(null, -1, NONE);

  private final Span span;
  private final int shapes;
  private final Object[] entries;

  private HeddleContext(Span span, int shapes, Object[] entries) {
    this.span = span;
    this.shapes = shapes;
    this.entries = entries;
  }

  /** The active span, or null where there is none. */
  public Span span() {
    return span;
  }

  /**
   * Whether a span of one of these shapes is being recorded in this context, so that an inner layer
   * of the same call must not record another.
   *
   * @param shapeBits bits of {@code SpanShape}
   */
  public boolean holdsShape(int shapeBits) {
    return (shapes & shapeBits) != 0;
  }

  /**
   * This context with another active span.
   *
   * @param shapeBits the shapes in force from here on, replacing the present ones
   */
  public HeddleContext withSpan(Span newSpan, int shapeBits) {
    return new HeddleContext(newSpan, shapeBits, entries);
  }

  /** This context with another active span, the shapes in force unchanged. */
  public HeddleContext withSpan(Span newSpan) {
    return new HeddleContext(newSpan, shapes, entries);
  }

  /** The bits of the shapes being recorded around this context. */
  public int shapes() {
    return shapes;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <V> V get(ContextKey<V> key) {
    if (key == SpanKey.KEY) {
      return (V) span;
    }
    for (int i = 0; i < entries.length; i += 2) {
      if (entries[i] == key) {
        return (V) entries[i + 1];
      }
    }
    return null;
  }

  @Override
  public <V> HeddleContext with(ContextKey<V> key, V value) {
    if (key == null) {
      return this;
    }
    if (key == SpanKey.KEY) {
      return withSpan((Span) value);
    }
    for (int i = 0; i < entries.length; i += 2) {
      if (entries[i] == key) {
        Object[] replaced = entries.clone();
        replaced[i + 1] = value;
        return new HeddleContext(span, shapes, replaced);
      }
    }
    Object[] grown = Arrays.copyOf(entries, entries.length + 2);
    grown[entries.length] = key;
    grown[entries.length + 1] = value;
    return new HeddleContext(span, shapes, grown);
  }

  @Override
  public String toString() {
    return "HeddleContext{span=" + span + ", entries=" + Arrays.toString(entries) + "}";
  }
}

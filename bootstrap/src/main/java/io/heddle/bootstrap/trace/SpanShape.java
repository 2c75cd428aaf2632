package io.heddle.bootstrap.trace;

/**
 * Bits for the shapes of span that stand for one call on the wire. The context carries those being
 * recorded, so that of several layers woven around one call only the outermost records a span.
 */
public final class SpanShape {

  public static final int HTTP_SERVER = 1;
  public static final int HTTP_CLIENT = 1 << 1;
  public static final int DB_CLIENT = 1 << 2;

  private SpanShape() {}
}

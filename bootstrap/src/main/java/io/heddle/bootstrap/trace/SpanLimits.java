package io.heddle.bootstrap.trace;

/** How much one span may hold; what is over is dropped and counted on the span. Immutable. */
public final class SpanLimits {

  /** The specification's defaults: 128 attributes, events and links, values of any length. */
  public static final SpanLimits DEFAULT = new SpanLimits(128, Integer.MAX_VALUE, 128, 128);

  private final int attributes;
  private final int valueLength;
  private final int events;
  private final int links;

  /**
   * @param attributes attributes per span, at least 0
   * @param valueLength characters per string value, at least 0; longer ones are cut
   * @param events events per span, at least 0
   * @param links links per span, at least 0
   */
  public SpanLimits(int attributes, int valueLength, int events, int links) {
    this.attributes = attributes;
    this.valueLength = valueLength;
    this.events = events;
    this.links = links;
  }

  public int attributes() {
    return attributes;
  }

  public int valueLength() {
    return valueLength;
  }

  public int events() {
    return events;
  }

  public int links() {
    return links;
  }
}

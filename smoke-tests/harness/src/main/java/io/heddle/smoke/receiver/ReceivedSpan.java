package io.heddle.smoke.receiver;

import java.util.List;
import java.util.Map;

/**
 * One span as it came over the wire.
 *
 * @param resource attributes of the resource; values are String, Long, Double, Boolean or a List
 * @param scope name of the instrumentation scope
 * @param parentSpanId empty for a root
 * @param startNanos wall clock, nanoseconds since 1970
 * @param error whether the status is ERROR
 * @param events names of the span's events, in order
 */
public record ReceivedSpan(
    Map<String, Object> resource,
    String scope,
    String scopeVersion,
    String traceId,
    String spanId,
    String parentSpanId,
    String name,
    Kind kind,
    long startNanos,
    long endNanos,
    boolean error,
    Map<String, Object> attributes,
    List<String> events) {

  /** The kinds of span, by their OTLP numbers. */
  public enum Kind {
    UNSPECIFIED,
    INTERNAL,
    SERVER,
    CLIENT,
    PRODUCER,
    CONSUMER
  }

  public String service() {
    return String.valueOf(resource.get("service.name"));
  }

  public boolean isRoot() {
    return parentSpanId.isEmpty();
  }

  public double milliseconds() {
    return (endNanos - startNanos) / 1e6;
  }

  /** Returns the attribute's value, or null. */
  public Object attribute(String key) {
    return attributes.get(key);
  }

  /** Short: the resource would drown the rest. */
  @Override
  public String toString() {
    return service()
        + " "
        + kind
        + " '"
        + name
        + "' "
        + traceId
        + "/"
        + spanId
        + " parent "
        + parentSpanId
        + (error ? " error " : " ")
        + attributes;
  }
}

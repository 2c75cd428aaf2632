package io.heddle.bootstrap.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Holds what the application sets to a span's limits, and takes it out of the application's hands:
 * a list that it goes on filling must not change under the exporter.
 */
final class AttributeLimits {

  /** The specification's default for one event or link, which no setting changes. */
  static final int PER_EVENT_OR_LINK = 128;

  private AttributeLimits() {}

  /** Cuts a string to that many characters at most, never between two surrogates. */
  static String cut(String value, int length) {
    if (value.length() <= length) {
      return value;
    }
    boolean splitsPair =
        length > 0
            && Character.isHighSurrogate(value.charAt(length - 1))
            && Character.isLowSurrogate(value.charAt(length));
    return value.substring(0, splitsPair ? length - 1 : length);
  }

  /** A value with its strings cut, its list copied. */
  static Object limit(Object value, int length) {
    if (value instanceof String) {
      return cut((String) value, length);
    }
    if (!(value instanceof List)) {
      return value;
    }
    // One toArray, so that a list changed meanwhile is copied whole.
    Object[] elements = ((List<?>) value).toArray();
    if (length != Integer.MAX_VALUE) {
      for (int i = 0; i < elements.length; i++) {
        if (elements[i] instanceof String) {
          elements[i] = cut((String) elements[i], length);
        }
      }
    }
    return Collections.unmodifiableList(Arrays.asList(elements));
  }

  /** The attributes of an event or link; the same object where they are within the limits. */
  static Attributes limit(Attributes attributes, int length) {
    if (length == Integer.MAX_VALUE && attributes.size() <= PER_EVENT_OR_LINK) {
      return attributes;
    }
    AttributesBuilder limited = Attributes.builder();
    int kept = 0;
    for (Map.Entry<AttributeKey<?>, Object> entry : attributes.asMap().entrySet()) {
      if (kept++ < PER_EVENT_OR_LINK) {
        put(limited, entry.getKey(), limit(entry.getValue(), length));
      }
    }
    return limited.build();
  }

  @SuppressWarnings("unchecked")
  private static <T> void put(AttributesBuilder builder, AttributeKey<T> key, Object value) {
    builder.put(key, (T) value);
  }
}

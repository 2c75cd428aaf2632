package io.heddle.exporter.otlp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What produces the spans: attributes of the process, in order. Immutable. */
public final class Resource {

  private static final String SERVICE_NAME = "service.name";

  private final Map<String, Object> attributes;

  private Resource(Map<String, Object> attributes) {
    this.attributes = Collections.unmodifiableMap(attributes);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** A resource of which nothing is known; its service is {@code unknown_service:java}. */
  public static Resource unknown() {
    return builder().put(SERVICE_NAME, "unknown_service:java").build();
  }

  /** Values are String, Long, Boolean, Double or an unmodifiable List of String. */
  public Map<String, Object> attributes() {
    return attributes;
  }

  /** The attribute {@code service.name}; empty where there is none. */
  public String serviceName() {
    Object name = attributes.get(SERVICE_NAME);
    return name == null ? "" : name.toString();
  }

  @Override
  public String toString() {
    return attributes.toString();
  }

  /**
   * Collects attributes. A later value replaces an earlier one in its place; null keys, empty keys
   * and null values are ignored.
   */
  public static final class Builder {

    private final Map<String, Object> attributes = new LinkedHashMap<String, Object>();

    private Builder() {}

    public Builder put(String key, String value) {
      return putValue(key, value);
    }

    public Builder put(String key, long value) {
      return putValue(key, value);
    }

    public Builder put(String key, boolean value) {
      return putValue(key, value);
    }

    public Builder put(String key, double value) {
      return putValue(key, value);
    }

    /** The list is copied. */
    public Builder put(String key, List<String> values) {
      return putValue(
          key, values == null ? null : Collections.unmodifiableList(new ArrayList<String>(values)));
    }

    private Builder putValue(String key, Object value) {
      if (key != null && !key.isEmpty() && value != null) {
        attributes.put(key, value);
      }
      return this;
    }

    public Resource build() {
      return new Resource(new LinkedHashMap<String, Object>(attributes));
    }
  }
}

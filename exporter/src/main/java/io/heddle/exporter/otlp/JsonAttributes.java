package io.heddle.exporter.otlp;

import com.fasterxml.jackson.core.JsonGenerator;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.common.ValueType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * Attributes as {@code KeyValue} and {@code AnyValue} in JSON. Goes by the class of a value, as
 * {@link ProtoAttributes}.
 */
final class JsonAttributes {

  private static final String FIELD = "attributes";

  /** As in protobuf, so that a file can be read wherever a request can. */
  private static final int MAX_DEPTH = 32;

  private JsonAttributes() {}

  static void write(JsonGenerator json, HeddleSpan span) throws IOException {
    int count = span.attributeCount();
    if (count == 0) {
      return;
    }
    json.writeArrayFieldStart(FIELD);
    for (int i = 0; i < count; i++) {
      pair(json, span.attributeKey(i).getKey(), span.attributeValue(i), 0);
    }
    json.writeEndArray();
  }

  static void write(JsonGenerator json, Attributes attributes) throws IOException {
    if (attributes.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(FIELD);
    for (Map.Entry<AttributeKey<?>, Object> entry : attributes.asMap().entrySet()) {
      pair(json, entry.getKey().getKey(), entry.getValue(), 0);
    }
    json.writeEndArray();
  }

  static void write(JsonGenerator json, Map<String, Object> attributes) throws IOException {
    json.writeArrayFieldStart(FIELD);
    for (Map.Entry<String, Object> entry : attributes.entrySet()) {
      pair(json, entry.getKey(), entry.getValue(), 0);
    }
    json.writeEndArray();
  }

  private static void pair(JsonGenerator json, String key, Object value, int depth)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("key", Utf8.valid(key));
    json.writeFieldName("value");
    any(json, value, depth);
    json.writeEndObject();
  }

  private static void any(JsonGenerator json, Object value, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("a value nested deeper than " + MAX_DEPTH);
    }
    json.writeStartObject();
    if (value instanceof Value) {
      value(json, (Value<?>) value, depth);
    } else {
      plain(json, value, depth);
    }
    json.writeEndObject();
  }

  private static void plain(JsonGenerator json, Object value, int depth) throws IOException {
    if (value instanceof Long || value instanceof Integer) {
      json.writeStringField("intValue", value.toString());
    } else if (value instanceof Boolean) {
      json.writeBooleanField("boolValue", (Boolean) value);
    } else if (value instanceof Double || value instanceof Float) {
      number(json, ((Number) value).doubleValue());
    } else if (value instanceof List) {
      array(json, (List<?>) value, depth);
    } else if (value instanceof ByteBuffer) {
      ByteBuffer view = ((ByteBuffer) value).duplicate();
      byte[] bytes = new byte[view.remaining()];
      view.get(bytes);
      json.writeBinaryField("bytesValue", bytes);
    } else if (value != null) {
      json.writeStringField("stringValue", Utf8.valid(value.toString()));
    }
  }

  /** JSON has no number for them; protobuf's mapping has these strings. */
  private static void number(JsonGenerator json, double value) throws IOException {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      json.writeStringField("doubleValue", Double.toString(value));
    } else {
      json.writeNumberField("doubleValue", value);
    }
  }

  private static void value(JsonGenerator json, Value<?> value, int depth) throws IOException {
    if (value.getType() == ValueType.KEY_VALUE_LIST) {
      json.writeObjectFieldStart("kvlistValue");
      json.writeArrayFieldStart("values");
      for (Object pair : (List<?>) value.getValue()) {
        KeyValue keyValue = (KeyValue) pair;
        pair(json, keyValue.getKey(), keyValue.getValue(), depth + 1);
      }
      json.writeEndArray();
      json.writeEndObject();
    } else if (value.getType() != ValueType.EMPTY) {
      plain(json, value.getValue(), depth);
    }
  }

  private static void array(JsonGenerator json, List<?> elements, int depth) throws IOException {
    json.writeObjectFieldStart("arrayValue");
    json.writeArrayFieldStart("values");
    for (Object element : elements) {
      any(json, element, depth + 1);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}

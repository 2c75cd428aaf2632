package io.heddle.exporter.otlp;

import static io.heddle.exporter.otlp.ProtoWriter.SMALL;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.common.ValueType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Attributes as the messages {@code KeyValue} and {@code AnyValue} of {@code common.proto}.
 *
 * <p>Goes by the class of a value, not by the type of its key: an application can put one under the
 * other with an unchecked cast.
 */
final class ProtoAttributes implements BiConsumer<AttributeKey<?>, Object> {

  private static final int KEY = 1;
  private static final int VALUE = 2;

  private static final int STRING_VALUE = 1;
  private static final int BOOL_VALUE = 2;
  private static final int INT_VALUE = 3;
  private static final int DOUBLE_VALUE = 4;
  private static final int ARRAY_VALUE = 5;
  private static final int KVLIST_VALUE = 6;
  private static final int BYTES_VALUE = 7;

  /** The one field of {@code ArrayValue} and of {@code KeyValueList}. */
  private static final int VALUES = 1;

  /** Parsers of protobuf refuse messages nested a hundred deep; a level of values is two. */
  private static final int MAX_DEPTH = 32;

  private final ProtoWriter writer;
  private final EncodedKeys keys = new EncodedKeys();
  private int field;

  ProtoAttributes(ProtoWriter writer) {
    this.writer = writer;
  }

  /** All attributes, each as a field of the message being written. */
  void write(int attributesField, Attributes attributes) {
    if (!attributes.isEmpty()) {
      field = attributesField;
      attributes.forEach(this);
    }
  }

  @Override
  public void accept(AttributeKey<?> key, Object value) {
    write(field, key, value);
  }

  void write(int attributesField, AttributeKey<?> key, Object value) {
    int start = writer.begin(attributesField, SMALL);
    byte[] utf8 = keys.utf8(key);
    if (utf8 == null) {
      writer.string(KEY, key.getKey());
    } else {
      writer.bytes(KEY, utf8);
    }
    any(VALUE, value, 0);
    writer.end(start, SMALL);
  }

  void write(int attributesField, String key, Object value) {
    pair(attributesField, key, value, 0);
  }

  private void pair(int pairField, String key, Object value, int depth) {
    int start = writer.begin(pairField, SMALL);
    writer.string(KEY, key);
    any(VALUE, value, depth);
    writer.end(start, SMALL);
  }

  private void any(int anyField, Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("a value nested deeper than " + MAX_DEPTH);
    }
    int start = writer.begin(anyField, SMALL);
    if (value instanceof Value) {
      value((Value<?>) value, depth);
    } else {
      plain(value, depth);
    }
    writer.end(start, SMALL);
  }

  private void plain(Object value, int depth) {
    if (value instanceof String) {
      writer.string(STRING_VALUE, (String) value);
    } else if (value instanceof Long || value instanceof Integer) {
      writer.varint(INT_VALUE, ((Number) value).longValue());
    } else if (value instanceof Boolean) {
      writer.varint(BOOL_VALUE, ((Boolean) value) ? 1 : 0);
    } else if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      writer.fixed64(DOUBLE_VALUE, Double.doubleToRawLongBits(number));
    } else if (value instanceof List) {
      array((List<?>) value, depth);
    } else if (value instanceof ByteBuffer) {
      writer.bytes(BYTES_VALUE, bytes((ByteBuffer) value));
    } else if (value != null) {
      writer.string(STRING_VALUE, value.toString());
    }
    // A null in a list, or an empty value, is an AnyValue without a field.
  }

  private void value(Value<?> value, int depth) {
    if (value.getType() == ValueType.KEY_VALUE_LIST) {
      int start = writer.begin(KVLIST_VALUE, SMALL);
      for (Object pair : (List<?>) value.getValue()) {
        KeyValue keyValue = (KeyValue) pair;
        pair(VALUES, keyValue.getKey(), keyValue.getValue(), depth + 1);
      }
      writer.end(start, SMALL);
    } else if (value.getType() != ValueType.EMPTY) {
      plain(value.getValue(), depth);
    }
  }

  private void array(List<?> elements, int depth) {
    int start = writer.begin(ARRAY_VALUE, SMALL);
    for (Object element : elements) {
      any(VALUES, element, depth + 1);
    }
    writer.end(start, SMALL);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    ByteBuffer view = buffer.duplicate();
    byte[] bytes = new byte[view.remaining()];
    view.get(bytes);
    return bytes;
  }
}

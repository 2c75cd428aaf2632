package io.heddle.exporter.queue;

import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.bootstrap.trace.SpanEvent;
import io.heddle.bootstrap.trace.SpanLink;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * An estimate of the heap that an ended span keeps alive, in bytes: the span and its arrays, and
 * every string and list that it alone refers to. Keys are constants and count as references.
 *
 * <p>Allocates nothing for a span without event and link attributes, one small object otherwise.
 * The constants are those of a 64-bit JVM with compressed references; a string counts one byte a
 * character, as ASCII is held since JDK 9.
 */
final class SpanSize implements BiConsumer<AttributeKey<?>, Object> {

  private static final int SPAN = 256;
  private static final int EVENT = 64;
  private static final int LINK = 176;
  private static final int ENTRY = 8;
  private static final int BOX = 24;
  private static final int STRING = 48;
  private static final int LIST = 48;

  /** Values within values deeper than this are not looked at: the bound is on stack as well. */
  private static final int MAX_DEPTH = 16;

  private long bytes;

  private SpanSize() {}

  /** May throw whatever a list of the application's throws. */
  static long of(HeddleSpan span) {
    long bytes = SPAN + string(span.name()) + string(span.statusDescription());
    int attributes = span.attributeCount();
    for (int i = 0; i < attributes; i++) {
      bytes += ENTRY + value(span.attributeValue(i), 0);
    }
    List<SpanEvent> events = span.events();
    for (int i = 0; i < events.size(); i++) {
      SpanEvent event = events.get(i);
      bytes += EVENT + string(event.name()) + attributes(event.attributes());
    }
    List<SpanLink> links = span.links();
    for (int i = 0; i < links.size(); i++) {
      bytes += LINK + attributes(links.get(i).attributes());
    }
    return bytes;
  }

  private static long attributes(Attributes attributes) {
    if (attributes.isEmpty()) {
      return 0;
    }
    SpanSize sum = new SpanSize();
    attributes.forEach(sum);
    return LIST + sum.bytes;
  }

  @Override
  public void accept(AttributeKey<?> key, Object value) {
    bytes += ENTRY + value(value, 0);
  }

  private static long value(Object value, int depth) {
    if (value instanceof String) {
      return string((String) value);
    }
    if (value instanceof List) {
      return list((List<?>) value, depth);
    }
    if (value instanceof Value) {
      return BOX + value(((Value<?>) value).getValue(), depth);
    }
    if (value instanceof KeyValue) {
      KeyValue pair = (KeyValue) value;
      return BOX + string(pair.getKey()) + value(pair.getValue(), depth);
    }
    if (value instanceof ByteBuffer) {
      return STRING + ((ByteBuffer) value).remaining();
    }
    return BOX;
  }

  private static long list(List<?> list, int depth) {
    long bytes = LIST;
    if (depth == MAX_DEPTH) {
      return bytes;
    }
    for (Object element : list) {
      bytes += ENTRY + value(element, depth + 1);
    }
    return bytes;
  }

  private static long string(String text) {
    return text == null ? 0 : STRING + text.length();
  }
}

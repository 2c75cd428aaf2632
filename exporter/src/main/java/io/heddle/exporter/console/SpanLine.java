package io.heddle.exporter.console;

import io.heddle.bootstrap.context.propagation.Hex;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.bootstrap.trace.SpanEvent;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Instant;
import java.util.List;

/**
 * A span as one line, in the order in which one looks at it:
 *
 * <pre>
 * 2026-11-22T10:15:30.123Z shop SERVER "GET /cart" 12.345 ms ERROR "no such cart"
 *     trace=0af7651916cd43dd8448eb211c80319c span=b7ad6b7169203331 parent=- io.heddle.servlet
 *     http.request.method=GET http.response.status_code=500 events=[exception] links=1
 * </pre>
 *
 * (there, without the breaks). A text with a blank, a quote or a control character in it stands in
 * quotes and is escaped, so that nothing in a span can forge a line. Values longer than {@value
 * #MAX_VALUE} characters are cut.
 */
final class SpanLine {

  private static final int MAX_VALUE = 256;
  private static final int NANOS_PER_SECOND = 1_000_000_000;

  private final String service;
  private final StringBuilder line = new StringBuilder(512);
  private final char[] id = new char[16];

  SpanLine(String service) {
    this.service = service;
  }

  /** Null where a value of the span throws. */
  String tryFormat(HeddleSpan span) {
    try {
      line.setLength(0);
      format(span);
      return line.toString();
    } catch (RuntimeException foreign) {
      return null;
    }
  }

  private void format(HeddleSpan span) {
    time(span.startEpochNanos());
    line.append(' ');
    text(service);
    line.append(' ').append(span.kind()).append(' ');
    quoted(span.name());
    line.append(' ');
    duration(span.endEpochNanos() - span.startEpochNanos());
    status(span);
    line.append(" trace=");
    hex(span.traceIdHigh());
    hex(span.traceIdLow());
    line.append(" span=");
    hex(span.spanId());
    line.append(" parent=");
    if (span.parentSpanId() == 0) {
      line.append('-');
    } else {
      hex(span.parentSpanId());
    }
    line.append(' ');
    text(span.scope().name());
    for (int i = 0; i < span.attributeCount(); i++) {
      attribute(span.attributeKey(i), span.attributeValue(i));
    }
    events(span.events());
    if (!span.links().isEmpty()) {
      line.append(" links=").append(span.links().size());
    }
  }

  private void time(long epochNanos) {
    long seconds = Math.floorDiv(epochNanos, NANOS_PER_SECOND);
    long millis = Math.floorMod(epochNanos, NANOS_PER_SECOND) / 1_000_000;
    String text = Instant.ofEpochSecond(seconds).toString();
    line.append(text, 0, text.length() - 1).append('.');
    digits(millis);
    line.append('Z');
  }

  private void duration(long nanos) {
    line.append(nanos / 1_000_000).append('.');
    digits(Math.abs(nanos / 1_000 % 1_000));
    line.append(" ms");
  }

  /** Three of them. */
  private void digits(long number) {
    line.append(number / 100).append(number / 10 % 10).append(number % 10);
  }

  private void status(HeddleSpan span) {
    if (span.status() == StatusCode.UNSET) {
      return;
    }
    line.append(' ').append(span.status());
    if (span.statusDescription() != null) {
      line.append(' ');
      quoted(span.statusDescription());
    }
  }

  private void hex(long value) {
    Hex.write(value, id, 0);
    line.append(id);
  }

  private void attribute(AttributeKey<?> key, Object value) {
    line.append(' ');
    text(key.getKey());
    line.append('=');
    text(value instanceof Value ? ((Value<?>) value).asString() : value.toString());
  }

  private void events(List<SpanEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    line.append(" events=[");
    for (int i = 0; i < events.size(); i++) {
      if (i > 0) {
        line.append(' ');
      }
      text(events.get(i).name());
    }
    line.append(']');
  }

  private void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '"' || Character.isISOControl(c) || isLineBreak(c)) {
        quoted(text);
        return;
      }
    }
    cut(text, text.length());
  }

  private void quoted(String text) {
    line.append('"');
    int length = Math.min(text.length(), MAX_VALUE);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        line.append('\\').append(c);
      } else if (c == '\n') {
        line.append("\\n");
      } else if (Character.isISOControl(c) || isLineBreak(c)) {
        line.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
      } else {
        line.append(c);
      }
    }
    line.append(text.length() > MAX_VALUE ? "..." : "").append('"');
  }

  private void cut(String text, int length) {
    line.append(text, 0, Math.min(length, MAX_VALUE));
    if (length > MAX_VALUE) {
      line.append("...");
    }
  }

  /** Unicode's own two, which some terminals and tools obey. */
  private static boolean isLineBreak(char c) {
    return c == '\u2028' || c == '\u2029';
  }
}

package io.heddle.agent.config;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code key=value} separated by commas, both percent-decoded (OpenTelemetry specification,
 * Resource SDK and OTLP exporter). A member that cannot be read is left out, the others stay: one
 * typing error should not cost the service its name.
 */
class Pairs extends ValueType<Map<String, String>> {

  @Override
  final Map<String, String> parse(String text, StringBuilder complaint) {
    Map<String, String> pairs = new LinkedHashMap<String, String>();
    int start = 0;
    for (int number = 1; start <= text.length(); number++) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      String member = text.substring(start, end).trim();
      if (!member.isEmpty()) {
        add(member, number, pairs, complaint);
      }
      start = end + 1;
    }
    return pairs.isEmpty() ? null : Collections.unmodifiableMap(pairs);
  }

  private void add(String member, int number, Map<String, String> pairs, StringBuilder complaint) {
    int equals = member.indexOf('=');
    if (equals <= 0) {
      complain(complaint, "member " + number + " is not of the form key=value");
      return;
    }
    String key = decode(member.substring(0, equals).trim());
    String value = decode(member.substring(equals + 1).trim());
    if (key == null || value == null) {
      complain(complaint, "member " + number + " has a % without two hexadecimal digits");
    } else if (!isAllowed(key, value)) {
      complain(complaint, "member " + number + " has a character that is not allowed there");
    } else if (!value.isEmpty()) {
      pairs.put(key, value);
    }
  }

  /** Whether key and value, decoded, can be used. */
  boolean isAllowed(String key, String value) {
    return !key.isEmpty();
  }

  /** Null where a percent sign is not followed by two hexadecimal digits. */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < encoded.length; i++) {
      if (encoded[i] != '%') {
        encoded[length++] = encoded[i];
        continue;
      }
      int high = i + 2 < encoded.length ? Character.digit(encoded[i + 1], 16) : -1;
      int low = i + 2 < encoded.length ? Character.digit(encoded[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        return null;
      }
      encoded[length++] = (byte) (high << 4 | low);
      i += 2;
    }
    return new String(encoded, 0, length, StandardCharsets.UTF_8);
  }

  /** Never the pairs themselves: they may be headers. */
  @Override
  String format(Map<String, String> pairs) {
    return pairs == null ? "none" : "the others";
  }

  @Override
  String values() {
    return "`key=value,key2=value2`, percent-encoded";
  }
}

package io.heddle.instrumentation.jdbc;

import java.util.Properties;

/**
 * The options of one connection: those in its URL, then the properties given beside it. Only ever
 * asked for names of hosts, ports and databases. Case does not matter in a URL's names.
 */
final class UrlOptions {

  private final String text;
  private final String separators;
  private final Properties properties;

  /**
   * @param text {@code key=value} and separators; may be empty
   * @param separators each a single character
   * @param properties may be null
   */
  UrlOptions(String text, String separators, Properties properties) {
    this.text = text;
    this.separators = separators;
    this.properties = properties;
  }

  /** The first of these options that is set; null where none is. */
  String first(String... keys) {
    for (String key : keys) {
      String value = inText(key);
      if (value == null && properties != null) {
        value = properties.getProperty(key);
      }
      if (value != null && !value.isEmpty()) {
        return value;
      }
    }
    return null;
  }

  private String inText(String key) {
    int start = 0;
    while (start < text.length()) {
      int end = endOfOption(start);
      int equals = text.indexOf('=', start);
      if (equals > start
          && equals < end
          && text.substring(start, equals).trim().equalsIgnoreCase(key)) {
        return unbraced(text.substring(equals + 1, end).trim());
      }
      start = end + 1;
    }
    return null;
  }

  /** In braces a separator is part of the value. */
  private int endOfOption(int start) {
    boolean braced = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{') {
        braced = true;
      } else if (c == '}') {
        braced = false;
      } else if (!braced && separators.indexOf(c) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  private static String unbraced(String value) {
    return value.length() >= 2 && value.startsWith("{") && value.endsWith("}")
        ? value.substring(1, value.length() - 1)
        : value;
  }
}

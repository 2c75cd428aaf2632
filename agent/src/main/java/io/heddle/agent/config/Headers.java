package io.heddle.agent.config;

/** HTTP headers, which may carry passwords and are therefore never shown. */
final class Headers extends Pairs {

  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  /** A field name is a token and a value has no control characters (RFC 9110, 5.1 and 5.5). */
  @Override
  boolean isAllowed(String key, String value) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!letterOrDigit && TOKEN_MARKS.indexOf(c) < 0) {
        return false;
      }
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      // A line break would let a value forge headers of its own.
      if (c < ' ' && c != '\t' || c == 127) {
        return false;
      }
    }
    return !key.isEmpty();
  }

  @Override
  String printable(String text) {
    return null;
  }
}

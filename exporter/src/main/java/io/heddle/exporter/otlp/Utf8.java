package io.heddle.exporter.otlp;

/**
 * Text as UTF-8, without an array of its own. What Java allows and UTF-8 does not, half a surrogate
 * pair, becomes U+FFFD: one such character must not cost a span, or a whole batch at a collector
 * that checks.
 */
final class Utf8 {

  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  /** Bytes that {@link #write} will write. */
  static int length(String text) {
    int chars = text.length();
    int bytes = chars;
    for (int i = 0; i < chars; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        bytes += c < 0x800 ? 1 : 2;
        if (isPairAt(text, i)) {
          // Four bytes for two characters.
          i++;
        }
      }
    }
    return bytes;
  }

  /**
   * @param byteLength what {@link #length} said; the target has room for it
   */
  @SuppressWarnings("deprecation")
  static void write(String text, int byteLength, byte[] target, int position) {
    int chars = text.length();
    if (byteLength == chars) {
      // All ASCII. Deprecated for what it does to other characters; the JVM's fastest copy.
      text.getBytes(0, chars, target, position);
      return;
    }
    int at = position;
    for (int i = 0; i < chars; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        target[at++] = (byte) c;
      } else if (c < 0x800) {
        target[at++] = (byte) (0xC0 | c >> 6);
        target[at++] = (byte) (0x80 | c & 0x3F);
      } else if (isPairAt(text, i)) {
        int codePoint = Character.toCodePoint(c, text.charAt(++i));
        target[at++] = (byte) (0xF0 | codePoint >> 18);
        target[at++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
        target[at++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
        target[at++] = (byte) (0x80 | codePoint & 0x3F);
      } else {
        int valid = Character.isSurrogate(c) ? REPLACEMENT : c;
        target[at++] = (byte) (0xE0 | valid >> 12);
        target[at++] = (byte) (0x80 | valid >> 6 & 0x3F);
        target[at++] = (byte) (0x80 | valid & 0x3F);
      }
    }
  }

  private static boolean isPairAt(String text, int index) {
    return Character.isHighSurrogate(text.charAt(index))
        && index + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(index + 1));
  }

  /** The text itself where it is valid, else a copy with U+FFFD for each unpaired surrogate. */
  static String valid(String text) {
    int chars = text.length();
    for (int i = 0; i < chars; i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!isPairAt(text, i)) {
          return replaced(text, i);
        }
        i++;
      }
    }
    return text;
  }

  private static String replaced(String text, int from) {
    char[] chars = text.toCharArray();
    for (int i = from; i < chars.length; i++) {
      if (Character.isSurrogate(chars[i])) {
        if (isPairAt(text, i)) {
          i++;
        } else {
          chars[i] = REPLACEMENT;
        }
      }
    }
    return new String(chars);
  }
}

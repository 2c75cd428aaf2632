package io.heddle.bootstrap.context.propagation;

/** Lower-case hexadecimal, without intermediate objects. */
public final class Hex {

  private static final char[] DIGITS = "0123456789abcdef".toCharArray();

  private Hex() {}

  /** Writes 16 digits, the most significant first. */
  public static void write(long value, char[] target, int offset) {
    for (int i = 15; i >= 0; i--) {
      target[offset + i] = DIGITS[(int) (value & 15)];
      value >>>= 4;
    }
  }

  /** Writes 2 digits. */
  static void writeByte(byte value, char[] target, int offset) {
    target[offset] = DIGITS[(value >> 4) & 15];
    target[offset + 1] = DIGITS[value & 15];
  }

  /** Whether all of {@code length} characters from {@code offset} are digits or a to f. */
  static boolean isLowerHex(String text, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  /**
   * The value of at most 16 digits that {@link #isLowerHex} has accepted.
   *
   * @param length from 1 to 16
   */
  static long parse(String text, int offset, int length) {
    long value = 0;
    for (int i = offset; i < offset + length; i++) {
      char c = text.charAt(i);
      value = value << 4 | (c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return value;
  }
}

package io.heddle.agent.config;

/** A whole number within bounds: a count, milliseconds or bytes. */
final class WholeNumber extends ValueType<Long> {

  private final long min;
  private final long max;

  /** Suffixes and what each multiplies by; the longest of two that end alike comes first. */
  private final String[] suffixes;

  private final long[] factors;
  private final String unit;

  private WholeNumber(long min, long max, String unit, String[] suffixes, long[] factors) {
    this.min = min;
    this.max = max;
    this.unit = unit;
    this.suffixes = suffixes;
    this.factors = factors;
  }

  static WholeNumber count(long min, long max) {
    return new WholeNumber(min, max, "", new String[0], new long[0]);
  }

  /** Without a suffix, milliseconds: the rule of OpenTelemetry's Java settings. */
  static WholeNumber milliseconds(long min, long max) {
    return new WholeNumber(
        min,
        max,
        " ms",
        new String[] {"ms", "s", "m", "h"},
        new long[] {1, 1000, 60_000, 3_600_000});
  }

  static WholeNumber bytes(long min, long max) {
    return new WholeNumber(
        min,
        max,
        " bytes",
        new String[] {"k", "m", "g"},
        new long[] {1L << 10, 1L << 20, 1L << 30});
  }

  @Override
  Long parse(String text, StringBuilder complaint) {
    long factor = 1;
    String digits = text;
    for (int i = 0; i < suffixes.length; i++) {
      int length = text.length() - suffixes[i].length();
      if (length > 0 && text.regionMatches(true, length, suffixes[i], 0, suffixes[i].length())) {
        digits = text.substring(0, length).trim();
        factor = factors[i];
        break;
      }
    }
    long number;
    try {
      number = Long.parseLong(digits);
    } catch (NumberFormatException e) {
      complain(complaint, "is no whole number");
      return null;
    }
    if (number > max / factor) {
      complain(complaint, "is above " + max);
      return null;
    }
    // No bound is negative, and a negative number could overflow when multiplied.
    if (number < 0 || number * factor < min) {
      complain(complaint, "is below " + min);
      return null;
    }
    return number * factor;
  }

  @Override
  String values() {
    return max == Long.MAX_VALUE || max == Integer.MAX_VALUE
        ? "at least " + min + unit
        : min + " to " + max + unit;
  }
}

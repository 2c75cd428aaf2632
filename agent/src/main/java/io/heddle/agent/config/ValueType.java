package io.heddle.agent.config;

/**
 * How the text of a setting becomes a value. Stateless. Runs before {@code main}: no regular
 * expression, no lambda, nothing thrown.
 */
abstract class ValueType<T> {

  /**
   * Reads a value that a user gave.
   *
   * @param text not empty, without white space around it
   * @param complaint takes what is wrong with the text, in words that follow "the value"; left
   *     empty where nothing is
   * @return the value as far as it can be used; null where the default must stand in
   */
  abstract T parse(String text, StringBuilder complaint);

  /** A value as a user would write it; null is the value of a setting without a default. */
  String format(T value) {
    return value == null ? "none" : value.toString();
  }

  /** The user's text as it may appear in a log; null where it must not appear at all. */
  String printable(String text) {
    return text;
  }

  /** What can be given, for the reference; empty where that is any text. */
  String values() {
    return "";
  }

  /** Adds one complaint behind those that are there already. */
  static void complain(StringBuilder complaint, String what) {
    if (complaint.length() > 0) {
      complaint.append(", ");
    }
    complaint.append(what);
  }
}

package io.heddle.agent.config;

/** The text that was given for a setting, and where it was found. */
final class GivenValue {

  private final String text;
  private final String origin;

  /**
   * @param origin in words, such as {@code system property}
   */
  GivenValue(String text, String origin) {
    this.text = text;
    this.origin = origin;
  }

  String text() {
    return text;
  }

  String origin() {
    return origin;
  }
}

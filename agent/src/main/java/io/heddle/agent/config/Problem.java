package io.heddle.agent.config;

/** The one line that tells an operator what is wrong with a setting. */
final class Problem {

  private static final int MAX_SHOWN = 200;

  private Problem() {}

  /**
   * @param complaint what is wrong, in words that follow "the value"
   * @param used what holds instead
   */
  static String line(Setting<?> setting, GivenValue given, CharSequence complaint, String used) {
    String shown = setting.type().printable(given.text());
    StringBuilder line = new StringBuilder(setting.key());
    if (shown != null) {
      line.append("=\"");
      appendShown(shown, line);
      line.append('"');
    }
    return line.append(" (")
        .append(given.origin())
        .append(") ")
        .append(complaint)
        .append("; using ")
        .append(used)
        .toString();
  }

  /** Neither a terminal's escape sequences nor a novel. */
  private static void appendShown(String text, StringBuilder line) {
    int length = Math.min(text.length(), MAX_SHOWN);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) ? '?' : c);
    }
    if (length < text.length()) {
      line.append("...");
    }
  }
}

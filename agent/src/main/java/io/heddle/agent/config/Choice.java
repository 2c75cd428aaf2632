package io.heddle.agent.config;

import java.util.Locale;

/** One of a few names, in any case. */
final class Choice extends ValueType<String> {

  private final String noun;
  private final String[] names;
  private final String[] notYet;

  /**
   * @param noun what the names stand for, such as {@code sampler}
   * @param names that can be used, in lower case
   * @param notYet names that OpenTelemetry's agent knows and Heddle does not support yet
   */
  Choice(String noun, String[] names, String[] notYet) {
    this.noun = noun;
    this.names = names;
    this.notYet = notYet;
  }

  @Override
  String parse(String text, StringBuilder complaint) {
    String name = text.toLowerCase(Locale.ROOT);
    if (contains(names, name)) {
      return name;
    }
    complain(complaint, contains(notYet, name) ? "is not supported yet" : "is no known " + noun);
    return null;
  }

  private static boolean contains(String[] names, String wanted) {
    for (String name : names) {
      if (name.equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  @Override
  String values() {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(text.length() == 0 ? "`" : ", `").append(name).append('`');
    }
    return text.toString();
  }
}

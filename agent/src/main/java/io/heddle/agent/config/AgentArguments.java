package io.heddle.agent.config;

import java.util.HashMap;
import java.util.Map;

/**
 * What stands behind the equals sign of {@code -javaagent:heddle-agent.jar=key=value;key2=value2}.
 * As in OpenTelemetry's agent, of a key given twice the last one counts.
 */
final class AgentArguments {

  private final Map<String, String> values = new HashMap<String, String>();

  /**
   * @param text null or empty where there are none
   * @param problems gets a line for each that is no pair; its text is not shown, since it may be
   *     the rest of a header that has a semicolon in it
   */
  AgentArguments(String text, LineSink problems) {
    int start = 0;
    for (int number = 1; text != null && start <= text.length(); number++) {
      int semicolon = text.indexOf(';', start);
      int end = semicolon < 0 ? text.length() : semicolon;
      String argument = text.substring(start, end).trim();
      int equals = argument.indexOf('=');
      if (equals > 0) {
        values.put(argument.substring(0, equals).trim(), argument.substring(equals + 1).trim());
      } else if (!argument.isEmpty()) {
        problems.line(
            "agent argument " + number + " is not of the form key=value; using the others");
      }
      start = end + 1;
    }
  }

  /** Null where the key is not given. */
  String get(String key) {
    return values.get(key);
  }
}

package io.heddle.agent.resource;

import java.util.ArrayList;
import java.util.List;

/**
 * Just enough YAML to find one scalar in a file of nested keys: block mappings, dotted keys, quotes
 * and comments. What it does not understand it passes over.
 */
final class YamlText {

  private YamlText() {}

  /**
   * The first scalar at a path.
   *
   * @param path keys with dots between
   * @return null where there is none
   */
  static String scalar(String text, String path) {
    List<String> keys = new ArrayList<String>();
    List<Integer> indents = new ArrayList<Integer>();
    for (int start = 0; start < text.length(); ) {
      int newLine = text.indexOf('\n', start);
      int end = newLine < 0 ? text.length() : newLine;
      String line = text.substring(start, end);
      start = end + 1;

      int colon = colon(line);
      if (colon < 0) {
        continue;
      }
      int indent = indent(line);
      while (!indents.isEmpty() && indents.get(indents.size() - 1) >= indent) {
        indents.remove(indents.size() - 1);
        keys.remove(keys.size() - 1);
      }
      String parent = keys.isEmpty() ? "" : keys.get(keys.size() - 1) + ".";
      String key = parent + unquoted(line.substring(indent, colon).trim());
      if (key.equals(path)) {
        return Machine.nonEmpty(unquoted(line.substring(colon + 1).trim()));
      }
      keys.add(key);
      indents.add(indent);
    }
    return null;
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  /** Behind the key of this line; -1 where it has none. */
  private static int colon(String line) {
    String content = line.trim();
    if (content.isEmpty() || content.charAt(0) == '#' || content.charAt(0) == '-') {
      return -1;
    }
    int colon = line.indexOf(':');
    while (colon >= 0 && colon + 1 < line.length() && line.charAt(colon + 1) > ' ') {
      colon = line.indexOf(':', colon + 1);
    }
    return colon;
  }

  private static String unquoted(String text) {
    if (text.startsWith("\"") || text.startsWith("'")) {
      int end = text.indexOf(text.charAt(0), 1);
      return end < 0 ? "" : text.substring(1, end);
    }
    if (text.startsWith("#")) {
      return "";
    }
    int comment = text.indexOf(" #");
    return comment < 0 ? text : text.substring(0, comment).trim();
  }
}

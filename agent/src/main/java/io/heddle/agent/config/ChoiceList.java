package io.heddle.agent.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Names separated by commas. One that is not known is named and left out, the others stay. {@code
 * none} stands alone and is the empty list.
 */
final class ChoiceList extends ValueType<List<String>> {

  private static final String NONE = "none";

  private final Choice member;

  ChoiceList(Choice member) {
    this.member = member;
  }

  @Override
  List<String> parse(String text, StringBuilder complaint) {
    List<String> names = new ArrayList<String>();
    boolean none = false;
    int start = 0;
    while (start <= text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      String name = text.substring(start, end).trim();
      if (name.equalsIgnoreCase(NONE)) {
        none = true;
      } else if (!name.isEmpty()) {
        add(name, names, complaint);
      }
      start = end + 1;
    }
    if (none && !names.isEmpty()) {
      complain(complaint, "has none beside others");
    }
    return names.isEmpty() && !none ? null : Collections.unmodifiableList(names);
  }

  private void add(String text, List<String> names, StringBuilder complaint) {
    StringBuilder unknown = new StringBuilder();
    String name = member.parse(text, unknown);
    if (name == null) {
      complain(complaint, "\"" + text + "\" " + unknown);
    } else if (!names.contains(name)) {
      names.add(name);
    }
  }

  @Override
  String format(List<String> names) {
    if (names.isEmpty()) {
      return NONE;
    }
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(text.length() == 0 ? "" : ",").append(name);
    }
    return text.toString();
  }

  @Override
  String values() {
    return "a list of " + member.values() + "; or `none`";
  }
}

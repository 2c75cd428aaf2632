package io.heddle.shop.demo;

import io.heddle.smoke.receiver.ReceivedSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was woven: for each instrumentation scope, how many spans of which kinds came from where.
 */
final class WovenTable {

  private static final String OWN_SCOPES = "io.heddle.";

  private WovenTable() {}

  private static final class Row {
    int spans;
    final TreeSet<String> kinds = new TreeSet<>();
    final TreeSet<String> services = new TreeSet<>();

    void add(ReceivedSpan span) {
      spans++;
      kinds.add(span.kind().name().toLowerCase(Locale.ROOT));
      services.add(span.service());
    }
  }

  static String print(Collection<ReceivedSpan> spans) {
    Map<String, Row> byScope = new TreeMap<>();
    for (ReceivedSpan span : spans) {
      byScope.computeIfAbsent(span.scope(), scope -> new Row()).add(span);
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("library", "scope", "spans", "kind", "where"));
    byScope.forEach(
        (scope, row) ->
            lines.add(
                List.of(
                    library(scope),
                    scope,
                    Integer.toString(row.spans),
                    String.join(", ", row.kinds),
                    String.join(", ", row.services))));
    return aligned(lines);
  }

  private static String aligned(List<List<String>> lines) {
    StringBuilder table = new StringBuilder();
    for (List<String> line : lines) {
      for (int column = 0; column < line.size(); column++) {
        String cell = line.get(column);
        table.append("  ").append(cell).append(" ".repeat(width(lines, column) - cell.length()));
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static int width(List<List<String>> lines, int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }

  /** The rest of the scope's name is the library's folder in {@code instrumentation}. */
  private static String library(String scope) {
    return scope.startsWith(OWN_SCOPES) ? scope.substring(OWN_SCOPES.length()) : scope;
  }
}

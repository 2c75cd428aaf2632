package io.heddle.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All rounds of all contenders, and the table of their medians beside the first one's. */
final class Results {

  private final Map<String, Map<Measurement, List<Double>>> byContender = new LinkedHashMap<>();
  private final Map<String, List<Integer>> spans = new LinkedHashMap<>();

  void add(Contender contender, Map<Measurement, Double> round, int spanCount) {
    Map<Measurement, List<Double>> all =
        byContender.computeIfAbsent(contender.name(), name -> new EnumMap<>(Measurement.class));
    round.forEach(
        (measurement, value) ->
            all.computeIfAbsent(measurement, key -> new ArrayList<>()).add(value));
    if (contender.jar() != null) {
      spans.computeIfAbsent(contender.name(), name -> new ArrayList<>()).add(spanCount);
    }
  }

  String table() {
    StringBuilder table = new StringBuilder("| |");
    byContender.keySet().forEach(name -> table.append(' ').append(name).append(" |"));
    table.append("\n|---|").append("---:|".repeat(byContender.size())).append('\n');
    for (Measurement measurement : Measurement.values()) {
      table
          .append("| ")
          .append(measurement.title)
          .append(" (")
          .append(measurement.unit)
          .append(") |");
      Double base = null;
      for (Map<Measurement, List<Double>> all : byContender.values()) {
        double median = median(all.get(measurement));
        base = base == null ? median : base;
        table.append(' ').append(cell(measurement, median, base)).append(" |");
      }
      table.append('\n');
    }
    table.append("| spans of the requests, each round |");
    for (String name : byContender.keySet()) {
      table.append(' ').append(distinct(spans.getOrDefault(name, List.of()))).append(" |");
    }
    return table.append('\n').toString();
  }

  private static String cell(Measurement measurement, double median, double base) {
    String value = String.format(Locale.ROOT, "%." + measurement.digits + "f", median);
    return median == base ? value : String.format(Locale.ROOT, "%s (×%.2f)", value, median / base);
  }

  private static String distinct(List<Integer> counts) {
    return String.join(", ", counts.stream().distinct().map(String::valueOf).toList());
  }

  /** Returns what is wrong with what was recorded; empty where each agent recorded all of it. */
  List<String> missingSpans(int expected) {
    List<String> flaws = new ArrayList<>();
    spans.forEach(
        (name, counts) -> {
          if (counts.stream().anyMatch(count -> count != expected)) {
            flaws.add(name + " recorded " + distinct(counts) + " spans, not " + expected);
          }
        });
    return flaws;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}

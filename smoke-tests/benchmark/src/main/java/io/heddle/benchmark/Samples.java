package io.heddle.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Every single measurement, in the order in which it was made. */
final class Samples {

  private final Map<Figure, Map<Contender, List<Double>>> values = new EnumMap<>(Figure.class);

  void add(Figure figure, Contender contender, double value) {
    values
        .computeIfAbsent(figure, key -> new EnumMap<>(Contender.class))
        .computeIfAbsent(contender, key -> new ArrayList<>())
        .add(value);
  }

  List<Double> of(Figure figure, Contender contender) {
    return List.copyOf(values.get(figure).get(contender));
  }

  double median(Figure figure, Contender contender) {
    List<Double> sorted = of(figure, contender).stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}

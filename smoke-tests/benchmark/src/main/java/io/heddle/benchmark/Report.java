package io.heddle.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The results as Markdown that can be read in a terminal. */
final class Report {

  private final Samples samples;
  private final Map<Contender, SpanCounts> spans;

  Report(Samples samples, Map<Contender, SpanCounts> spans) {
    this.samples = samples;
    this.spans = spans;
  }

  /** Medians and their ratios. */
  String medians() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        | median of all rounds              | unit  |  no agent |    Heddle | OpenTelemetry | Heddle / none | OTel / none | Heddle's overhead / OTel's |
        |-----------------------------------|-------|----------:|----------:|--------------:|--------------:|------------:|---------------------------:|
        """);
    for (Figure figure : Figure.values()) {
      double none = samples.median(figure, Contender.NONE);
      double heddle = samples.median(figure, Contender.HEDDLE);
      double peer = samples.median(figure, Contender.OPENTELEMETRY);
      text.append(
          String.format(
              Locale.ROOT,
              "| %-33s | %-5s | %9.0f | %9.0f | %13.0f | %13.2f | %11.2f | %26s |%n",
              figure.title(),
              figure.unit(),
              none,
              heddle,
              peer,
              heddle / none,
              peer / none,
              share(heddle - none, peer - none)));
    }
    return text.toString();
  }

  /** Where the peer costs nothing that could be measured there is nothing to compare with. */
  private static String share(double heddle, double peer) {
    return peer <= 0 ? "-" : String.format(Locale.ROOT, "%.2f", heddle / peer);
  }

  String spans() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        | spans exported a request | SERVER | CLIENT (HTTP) | CLIENT (database) | other |
        |--------------------------|-------:|--------------:|------------------:|------:|
        """);
    spans.forEach(
        (contender, counts) -> {
          double requests = counts.requests();
          text.append(
              String.format(
                  Locale.ROOT,
                  "| %-24s | %6.4f | %13.4f | %17.4f | %5.2f |%n",
                  contender.title(),
                  counts.server() / requests,
                  counts.client() / requests,
                  counts.database() / requests,
                  counts.other() / requests));
        });
    return text.toString();
  }

  /** Every measurement, so that the spread can be seen. */
  String rounds() {
    StringBuilder text = new StringBuilder();
    text.append("| each measurement | unit | agent | in the order made |\n|---|---|---|---|\n");
    for (Figure figure : Figure.values()) {
      for (Contender contender : Contender.values()) {
        text.append(
            String.format(
                "| %s | %s | %s | %s |%n",
                figure.title(),
                figure.unit(),
                contender.title(),
                join(samples.of(figure, contender))));
      }
    }
    return text.toString();
  }

  private static String join(List<Double> values) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, "%.0f", value))
        .collect(Collectors.joining(" "));
  }
}

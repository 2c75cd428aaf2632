package io.heddle.benchmark;

import io.heddle.smoke.jvm.Project;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What attaching an agent costs: no agent, Heddle and the OpenTelemetry Java agent do the same work
 * in turn, round after round.
 *
 * <p>Exits with 1 where Heddle recorded fewer spans than its peer, since it then did less work.
 */
public final class Benchmark {

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private final int rounds = Integer.getInteger("benchmark.rounds");
  private final int hellos = Integer.getInteger("benchmark.hellos");
  private final Load load =
      new Load(
          Integer.getInteger("benchmark.connections"), Integer.getInteger("benchmark.requests"));
  private final Samples samples = new Samples();
  private final Map<Contender, SpanCounts> spans = new EnumMap<>(Contender.class);

  private Benchmark() {}

  public static void main(String[] arguments) throws Exception {
    System.exit(new Benchmark().run() ? 0 : 1);
  }

  private boolean run() throws Exception {
    Surroundings surroundings = Surroundings.now();
    Path file = Project.file("smoke-tests/benchmark/results").resolve(surroundings.fileName());
    try (SpanCounter counter = SpanCounter.start();
        PriceServer prices = PriceServer.start()) {
      for (int round = 0; round < rounds; round++) {
        for (Contender contender : order(round)) {
          measure(contender, counter, prices);
          OUT.println("round " + (round + 1) + " of " + rounds + ": " + contender.title());
        }
        // After each round, so that a run that is cut short leaves what it found.
        Files.writeString(file, report(surroundings, round + 1));
      }
    }
    OUT.println("\n" + Files.readString(file));
    OUT.println("written to " + file);
    return recordedEnough();
  }

  /** Each round begins with another, so that none always runs after the same. */
  private static List<Contender> order(int round) {
    List<Contender> order = new ArrayList<>(List.of(Contender.values()));
    Collections.rotate(order, -round);
    return order;
  }

  private void measure(Contender contender, SpanCounter counter, PriceServer prices)
      throws Exception {
    for (int i = 0; i < hellos; i++) {
      HelloRun.measure(contender, counter.endpoint(), samples);
    }
    SpanCounts counts = new ServiceRun(contender, counter, prices.url(), load, samples).measure();
    if (contender != Contender.NONE) {
      spans.merge(contender, counts, SpanCounts::plus);
    }
  }

  private String report(Surroundings surroundings, int roundsDone) {
    Report report = new Report(samples, spans);
    return "# Overhead\n\n"
        + surroundings.describe(command(), roundsDone, hellos, load)
        + "\n"
        + report.medians()
        + "\n"
        + report.spans()
        + "\n"
        + report.rounds();
  }

  private String command() {
    return "mvn -B -ntp -q -Pbenchmark"
        + property("rounds")
        + property("hellos")
        + property("requests")
        + property("connections")
        + " -pl smoke-tests/benchmark -am verify";
  }

  private static String property(String name) {
    String key = "benchmark." + name;
    return " -D" + key + "=" + System.getProperty(key);
  }

  private boolean recordedEnough() {
    SpanCounts heddle = spans.get(Contender.HEDDLE);
    SpanCounts peer = spans.get(Contender.OPENTELEMETRY);
    if (heddle.fewerThan(peer)) {
      OUT.println("NOT COMPARABLE: Heddle exported " + heddle + ", its peer " + peer);
      return false;
    }
    return true;
  }
}

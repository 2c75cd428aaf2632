package io.heddle.shop.demo;

import io.heddle.smoke.jvm.JavaRuntime;
import io.heddle.smoke.jvm.Project;
import io.heddle.smoke.receiver.OtlpReceiver;
import io.heddle.smoke.receiver.TracePrinter;
import io.heddle.smoke.servers.PostgreSqlServer;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The agent's main job, to look at: opens the shop with the agent attached, sends each kind of
 * request and prints the trace that came of it, then what was woven.
 *
 * <p>Exits with 1 where an answer is wrong or a trace is not whole.
 */
public final class Demo {

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final int REPEATS = 5;

  private final boolean terminal = System.console() != null && System.getenv("NO_COLOR") == null;
  private final TracePrinter printer = terminal ? TracePrinter.coloured() : TracePrinter.plain();
  private final List<Visit> failed = new ArrayList<>();

  private Demo() {}

  public static void main(String[] arguments) throws Exception {
    System.exit(new Demo().run() ? 0 : 1);
  }

  private boolean run() throws Exception {
    long start = System.nanoTime();
    try (OtlpReceiver receiver = OtlpReceiver.start();
        PostgreSqlServer database = PostgreSqlServer.start()) {
      say("");
      say(
          bold(
              "A shop of three services, each with -javaagent:"
                  + Project.agentJar().getFileName()));
      say("  OTLP receiver at " + receiver.endpoint() + ", PostgreSQL from " + database.origin());
      ShopDatabase.prepare(database.jdbcUrl());
      try (Shop shop = Shop.open(receiver, database.jdbcUrl(), JavaRuntime.current())) {
        say(
            "  storefront (Spring Boot on Tomcat) -> orders (Jetty) -> stock (plain JDK) -> database");
        say("  open after " + seconds(start) + " s: " + shop.url());
        visit(shop, receiver);
        shop.stop();
        if (!failed.isEmpty()) {
          say("\n" + shop.output());
        }
      }
      say("\n" + bold("What was woven"));
      say(WovenTable.print(receiver.spans()));
      report(receiver, start);
    }
    return failed.isEmpty();
  }

  private void visit(Shop shop, OtlpReceiver receiver) throws Exception {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    for (Scenario scenario : Scenario.ALL) {
      // The first request of a kind loads classes; what is shown is the last.
      Visit visit = null;
      for (int i = 0; i < REPEATS && (visit == null || visit.flaws().isEmpty()); i++) {
        visit = Visit.make(scenario, shop.url(), http, receiver);
      }
      show(visit);
    }
  }

  private void show(Visit visit) {
    Scenario scenario = visit.scenario();
    say("\n" + bold(scenario.title()));
    say("  " + scenario.method() + " " + scenario.path() + " -> " + visit.status());
    if (visit.trace() != null) {
      say(printer.print(visit.trace()).indent(2).stripTrailing());
    }
    if (!visit.flaws().isEmpty()) {
      failed.add(visit);
      visit.flaws().forEach(flaw -> say("  NOT WHOLE: " + flaw.indent(4).strip()));
    }
  }

  private void report(OtlpReceiver receiver, long start) {
    int kinds = Scenario.ALL.size();
    say(
        receiver.spans().size()
            + " spans; "
            + (kinds - failed.size())
            + " of "
            + kinds
            + " kinds of trace are whole; "
            + seconds(start)
            + " s");
  }

  private static long seconds(long start) {
    return (System.nanoTime() - start) / 1_000_000_000;
  }

  private String bold(String text) {
    return terminal ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  private static void say(String text) {
    OUT.println(text);
  }
}

package io.heddle.benchmark;

import com.sun.net.httpserver.HttpServer;
import io.heddle.smoke.jvm.Project;
import io.heddle.smoke.receiver.OtlpReceiver;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * What an attached agent costs: no agent, Heddle and the OpenTelemetry agent take turns, each
 * exports all it records to the same receiver, and medians are set beside those without an agent.
 *
 * <p>Argument: the version of the OpenTelemetry agent in {@code target}. The number of rounds is
 * the environment's {@code ROUNDS}, 5 by default. Exits with 1 where an agent recorded less than it
 * should.
 */
public final class Benchmark {

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final int ROUNDS = Integer.parseInt(System.getenv().getOrDefault("ROUNDS", "5"));

  private Benchmark() {}

  public static void main(String[] arguments) throws Exception {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    List<Contender> contenders =
        List.of(
            new Contender("no agent", null),
            new Contender("Heddle", Project.agentJar()),
            new Contender(
                "OpenTelemetry " + arguments[0],
                Project.file("smoke-tests/benchmark/target/opentelemetry-javaagent.jar")));
    Results results = new Results();
    HttpServer price = priceServer();
    try (OtlpReceiver receiver = OtlpReceiver.start()) {
      ServiceRun service =
          new ServiceRun("http://127.0.0.1:" + price.getAddress().getPort() + "/price");
      for (int round = 1; round <= ROUNDS; round++) {
        for (Contender contender : contenders) {
          OUT.println("round " + round + " of " + ROUNDS + ": " + contender.name());
          Map<Measurement, Double> values = new EnumMap<>(Measurement.class);
          StartUp.measure(contender, receiver, values);
          int spans = service.measure(contender, receiver, values);
          results.add(contender, values, spans);
        }
      }
    } finally {
      price.stop(0);
    }
    OUT.println("\n" + results.table());
    Path file = write(results);
    OUT.println("written to " + file);
    List<String> flaws = results.missingSpans(ServiceRun.requests() * OrderTraces.SPANS_EACH);
    flaws.forEach(OUT::println);
    System.exit(flaws.isEmpty() ? 0 : 1);
  }

  /** The service that the measured one calls; it has no agent. */
  private static HttpServer priceServer() throws IOException {
    byte[] answer = "12.50".getBytes(StandardCharsets.US_ASCII);
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "price");
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext(
        "/price",
        exchange -> {
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static Path write(Results results) throws IOException, InterruptedException {
    String day = LocalDate.now(ZoneOffset.UTC).toString();
    int java = Runtime.version().feature();
    Path folder = Project.file("smoke-tests/benchmark/results");
    Path file = folder.resolve(day + "-java-" + java + ".md");
    String text =
        """
        # Overhead, %s

        JDK %s (%s), %d cores, %s; commit %s; medians of %d interleaved rounds, ratios to no agent.

        %s
        """
            .formatted(
                day,
                Runtime.version(),
                System.getProperty("java.vendor"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                commit(),
                ROUNDS,
                results.table().strip());
    Files.writeString(file, text);
    return file;
  }

  private static String commit() throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "describe", "--always", "--dirty")
            .redirectErrorStream(true)
            .start();
    try (var out = git.inputReader()) {
      String commit = out.readLine();
      return git.waitFor() == 0 ? commit : "unknown";
    }
  }
}

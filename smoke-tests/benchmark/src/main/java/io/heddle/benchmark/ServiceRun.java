package io.heddle.benchmark;

import io.heddle.smoke.jvm.JavaProgram;
import io.heddle.smoke.jvm.Project;
import io.heddle.smoke.jvm.RunningProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** The service from its start over its first answer and a warm-up to the measured load. */
final class ServiceRun {

  /** What a JVM of a small container chooses by itself, and a heap that never grows. */
  static final String[] JVM_OPTIONS = {"-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"};

  private static final String PATH = "/orders/";
  private static final Duration EXPORT_LIMIT = Duration.ofSeconds(20);

  private final Contender contender;
  private final SpanCounter counter;
  private final String pricesUrl;
  private final Load load;
  private final Samples samples;

  ServiceRun(
      Contender contender, SpanCounter counter, String pricesUrl, Load load, Samples samples) {
    this.contender = contender;
    this.counter = counter;
    this.pricesUrl = pricesUrl;
    this.load = load;
    this.samples = samples;
  }

  /** Returns what was exported while measured. */
  SpanCounts measure() throws Exception {
    counter.reset();
    JavaProgram program =
        JavaProgram.ofJar(
                Project.file("smoke-tests/benchmark/service/target/benchmark-service.jar"))
            .option(JVM_OPTIONS)
            .environment("PRICES_URL", pricesUrl);
    contender.attachTo(program, counter.endpoint(), "service");
    long start = System.nanoTime();
    try (RunningProgram service = program.start()) {
      try {
        measure(service, start);
      } catch (IOException | ExecutionException e) {
        throw new IOException(contender.title() + ": " + e + "\n" + service.output(), e);
      }
      service.stop();
    }
    return counter.counts(load.requests());
  }

  private void measure(RunningProgram service, long start) throws Exception {
    int port = Integer.parseInt(service.awaitLine("Tomcat started on port (\\d+)").group(1));
    get(port, PATH + 0);
    samples.add(Figure.START_WALL, contender, (System.nanoTime() - start) / 1e6);
    samples.add(Figure.START_CPU, contender, cpuNanos(service) / 1e6);
    load.run(port, PATH);
    awaitExport(1 + load.requests());
    counter.reset();
    measureLoad(service, port);
  }

  private void measureLoad(RunningProgram service, int port) throws Exception {
    long allocated = allocated(port);
    long cpu = cpuNanos(service);
    Latencies latencies = load.run(port, PATH);
    // What waits for its export has been paid for only once it is exported.
    awaitExport(1 + load.requests());
    double requests = load.requests();
    samples.add(Figure.REQUEST_CPU, contender, (cpuNanos(service) - cpu) / requests / 1e3);
    samples.add(Figure.REQUEST_ALLOCATION, contender, (allocated(port) - allocated) / requests);
    samples.add(Figure.LATENCY_MEDIAN, contender, latencies.nanosAt(0.5) / 1e3);
    samples.add(Figure.LATENCY_P99, contender, latencies.nanosAt(0.99) / 1e3);
  }

  private void awaitExport(long serverSpans) throws InterruptedException {
    if (contender != Contender.NONE && !counter.awaitServerSpans(serverSpans, EXPORT_LIMIT)) {
      System.out.println(
          contender.title() + " exported " + counter.counts(serverSpans) + " in " + EXPORT_LIMIT);
    }
  }

  /** User and system time of all of its threads, as the system counts it (here: by 10 ms). */
  private static long cpuNanos(RunningProgram service) {
    return ProcessHandle.of(service.pid())
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow(() -> new IllegalStateException("the system does not tell CPU time"))
        .toNanos();
  }

  private static long allocated(int port) throws IOException {
    return Long.parseLong(new String(get(port, "/allocated"), StandardCharsets.US_ASCII));
  }

  /** Over a new connection, since a kept one would be closed for having been idle. */
  private static byte[] get(int port, String path) throws IOException {
    try (Connection connection = Connection.to(port)) {
      return connection.get(path);
    }
  }
}

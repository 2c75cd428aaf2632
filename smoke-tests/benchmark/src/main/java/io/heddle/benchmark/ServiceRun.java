package io.heddle.benchmark;

import io.heddle.smoke.jvm.JavaProgram;
import io.heddle.smoke.jvm.RunningProgram;
import io.heddle.smoke.receiver.OtlpReceiver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** One run of the Spring Boot service: its start up to the first answer, then its requests. */
final class ServiceRun {

  private static final int WARM_UP_REQUESTS = 4_000;
  private static final int REQUESTS = 6_000;
  private static final double NANOS = 1e9;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String priceUrl;

  ServiceRun(String priceUrl) {
    this.priceUrl = priceUrl;
  }

  /** What the process had used when it was asked. */
  private record Cost(double cpuNanos, double allocatedBytes) {}

  /**
   * @return how many spans came of the requests, and not of the start or of the measuring
   */
  int measure(Contender contender, OtlpReceiver receiver, Map<Measurement, Double> results)
      throws IOException, InterruptedException {
    receiver.clear();
    JavaProgram program =
        JavaProgram.ofClass(
                System.getProperty("java.class.path"), "io.heddle.benchmark.service.OrderService")
            .option("-Xms256m", "-Xmx256m")
            .environment("SERVER_PORT", "0")
            .environment("SERVER_ADDRESS", "127.0.0.1")
            .environment("SPRING_DATASOURCE_URL", "jdbc:h2:mem:orders")
            .environment("PRICE_URL", priceUrl)
            .exportTo(receiver, "orders")
            // Everything is to arrive: room for what is ended between two exports.
            .environment("OTEL_BSP_MAX_QUEUE_SIZE", "16384");
    long start = System.nanoTime();
    try (RunningProgram service = contender.attachTo(program).start()) {
      String port = service.awaitLine("Tomcat started on port (\\d+)").group(1);
      String url = "http://127.0.0.1:" + port;
      get(url + "/orders/1");
      results.put(Measurement.SPRING_WALL, (System.nanoTime() - start) / NANOS);
      results.put(Measurement.SPRING_CPU, cost(url).cpuNanos() / NANOS);
      load(url, results);
      service.stop();
    }
    return OrderTraces.spans(receiver.spans());
  }

  private void load(String url, Map<Measurement, Double> results)
      throws IOException, InterruptedException {
    new Load(http, url + "/orders/", WARM_UP_REQUESTS).run();
    Cost before = cost(url);
    double[] latencies = new Load(http, url + "/orders/", REQUESTS).run();
    Cost after = cost(url);
    results.put(Measurement.REQUEST_CPU, (after.cpuNanos() - before.cpuNanos()) / 1e3 / REQUESTS);
    results.put(
        Measurement.REQUEST_ALLOCATION,
        (after.allocatedBytes() - before.allocatedBytes()) / 1e3 / REQUESTS);
    results.put(Measurement.REQUEST_P99, latencies[latencies.length * 99 / 100] / 1e6);
  }

  /** The first answer, the warm-up and what is measured. */
  static int requests() {
    return 1 + WARM_UP_REQUESTS + REQUESTS;
  }

  private Cost cost(String url) throws IOException, InterruptedException {
    String[] numbers = get(url + "/cost").split(" ");
    return new Cost(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
  }

  private String get(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }
}

package io.heddle.exporter;

import static io.heddle.exporter.CollectorServer.ok;
import static io.heddle.exporter.CollectorServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.exporter.otlp.Resource;
import io.heddle.exporter.queue.DropReason;
import io.heddle.exporter.queue.SpanCounters;
import io.heddle.exporter.transport.HttpSettings;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong with a collector. After each fault the counters balance. */
class FaultTest {

  private static final String PROTOBUF = "application/x-protobuf";

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private SpanPipeline pipeline;

  @AfterEach
  void countersBalance() {
    pipeline.shutdown(500);
    SpanCounters counters = counters();
    assertThat(counters.queued()).isZero();
    assertThat(counters.ended()).isEqualTo(counters.exported() + counters.dropped());
  }

  @Test
  void nothingListening_isOneWarningAndSpansArriveWhenItIsBack() throws Exception {
    int port = freePort();
    start("http://localhost:" + port + "/v1/traces", 10_000);
    send(3);
    Await.until("a warning", () -> !lines.isEmpty());
    send(4);
    try (CollectorServer collector = new CollectorServer(port)) {
      Await.until("delivered", () -> counters().exported() == 7);
      assertThat(collector.spans()).isEqualTo(7);
    }
    assertThat(settledLines()).hasSize(2);
    assertThat(lines.get(0))
        .startsWith("exporter otlp does not deliver: http://localhost:" + port + "/v1/traces: ")
        .contains("ConnectException");
    assertThat(lines.get(1)).startsWith("exporter otlp delivers again after ");
  }

  @Test
  void nothingListening_queueStaysWithinItsBound() throws Exception {
    start("http://localhost:" + freePort() + "/v1/traces", 10_000);
    send(1000);
    Await.until("a warning", () -> !lines.isEmpty());
    send(1000);
    // The queue and one batch.
    assertThat(counters().queued()).isLessThanOrEqualTo(100 + 10);
    assertThat(counters().dropped(DropReason.QUEUE_FULL)).isGreaterThanOrEqualTo(1000);
    pipeline.shutdown(2_000);
    assertThat(lines).hasSize(1);
  }

  @Test
  void unknownHost_isOneWarning() {
    start("http://no-such-host.invalid:4318/v1/traces", 10_000);
    send(1);
    Await.until("a warning", () -> !lines.isEmpty());
    assertThat(lines).singleElement().asString().contains("UnknownHostException");
  }

  @Test
  void silentServer_endsByTimeoutAndIsTriedAgain() throws Exception {
    try (ServerSocket server = listen()) {
      start("http://localhost:" + server.getLocalPort() + "/v1/traces", 200);
      send(1);
      Await.until("a warning", () -> !lines.isEmpty());
      assertThat(lines).singleElement().asString().contains("timed out");
      assertThat(counters().queued()).isEqualTo(1);
    }
  }

  @Test
  void silentServer_doesNotDelayTheExit() throws Exception {
    try (ServerSocket server = listen()) {
      start("http://localhost:" + server.getLocalPort() + "/v1/traces", 60_000);
      send(20);
      try (Socket connection = server.accept()) {
        long start = System.nanoTime();
        assertThat(pipeline.shutdown(1_000)).isFalse();
        // Far from the 60 s that the request may take; the rest is for a busy machine.
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
        assertThat(connection.isConnected()).isTrue();
      }
      assertThat(counters().dropped(DropReason.SHUTDOWN)).isEqualTo(20);
    }
  }

  @Test
  void unavailable_isTriedAgainAfterTheTimeThatItAskedFor() throws Exception {
    try (CollectorServer collector = new CollectorServer()) {
      collector.then(status(503, "Retry-After", "2"));
      start(collector.url(), 10_000);
      long start = System.nanoTime();
      send(5);
      Await.until("delivered", () -> counters().exported() == 5);
      assertThat(System.nanoTime() - start).isGreaterThan(1_900_000_000L);
      assertThat(collector.requests()).isEqualTo(2);
    }
    assertThat(settledLines()).hasSize(2);
    assertThat(lines.get(0)).contains("HTTP status 503; it is tried again");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void retryableStatus_isTriedAgain(int status) throws Exception {
    try (CollectorServer collector = new CollectorServer()) {
      collector.then(status(status));
      start(collector.url(), 10_000);
      send(5);
      Await.until("delivered", () -> counters().exported() == 5);
      assertThat(collector.requests()).isEqualTo(2);
      assertThat(collector.spans()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 407, 413, 500, 501})
  void otherStatus_dropsTheBatchAtOnce(int status) throws Exception {
    try (CollectorServer collector = new CollectorServer()) {
      collector.then(status(status));
      start(collector.url(), 10_000);
      send(5);
      Await.until("dropped", () -> counters().dropped(DropReason.REJECTED) == 5);
      send(2);
      Await.until("the next is delivered", () -> counters().exported() == 2);
      assertThat(collector.requests()).isEqualTo(2);
    }
    assertThat(settledLines()).hasSize(2);
    assertThat(lines.get(0)).contains("HTTP status " + status + "; spans are lost");
    assertThat(lines.get(1)).startsWith("exporter otlp delivers again");
  }

  @Test
  void redirect_isNotFollowed() throws Exception {
    try (CollectorServer collector = new CollectorServer();
        CollectorServer elsewhere = new CollectorServer()) {
      collector.then(status(307, "Location", elsewhere.url()));
      start(collector.url(), 10_000);
      send(1);
      Await.until("dropped", () -> counters().dropped(DropReason.REJECTED) == 1);
      assertThat(elsewhere.requests()).isZero();
    }
  }

  @Test
  void partialSuccess_isCountedAndToldOnce() throws Exception {
    byte[] response =
        ExportTraceServiceResponse.newBuilder()
            .setPartialSuccess(
                ExportTracePartialSuccess.newBuilder()
                    .setRejectedSpans(2)
                    .setErrorMessage("too\nold"))
            .build()
            .toByteArray();
    try (CollectorServer collector = new CollectorServer()) {
      collector.then(ok(PROTOBUF, response)).then(ok(PROTOBUF, response));
      start(collector.url(), 10_000);
      send(5);
      Await.until("settled", () -> counters().exported() == 3);
      send(5);
      Await.until("settled", () -> counters().exported() == 6);
      assertThat(counters().dropped(DropReason.REJECTED)).isEqualTo(4);
    }
    assertThat(settledLines().get(0)).contains("rejected 2 spans: too\nold");
    assertThat(lines).filteredOn(line -> line.contains("too\nold")).hasSize(1);
  }

  @Test
  void moreRejectedThanSent_isAllOfThem() throws Exception {
    byte[] response =
        ExportTraceServiceResponse.newBuilder()
            .setPartialSuccess(
                ExportTracePartialSuccess.newBuilder().setRejectedSpans(Long.MAX_VALUE))
            .build()
            .toByteArray();
    try (CollectorServer collector = new CollectorServer()) {
      collector.then(ok(PROTOBUF, response));
      start(collector.url(), 10_000);
      send(5);
      Await.until("rejected", () -> counters().dropped(DropReason.REJECTED) == 5);
    }
  }

  @Test
  void successWithGarbageInItsBody_isASuccess() throws Exception {
    try (CollectorServer collector = new CollectorServer()) {
      collector
          .then(ok(PROTOBUF, new byte[] {(byte) 0xFF, 1, 2, 3, (byte) 0x80}))
          .then(ok("text/html", "<html>hello</html>".getBytes(StandardCharsets.UTF_8)));
      start(collector.url(), 10_000);
      send(5);
      Await.until("delivered", () -> counters().exported() == 5);
      send(5);
      Await.until("delivered", () -> counters().exported() == 10);
    }
    assertThat(settledLines()).isEmpty();
  }

  @Test
  void hugeAnswer_isNotReadToItsEnd() throws Exception {
    try (CollectorServer collector = new CollectorServer()) {
      long hundredMegabytes = 100L << 20;
      long[] written = {0};
      collector.then(
          new CollectorServer.Answer(
              true,
              exchange -> {
                exchange.sendResponseHeaders(200, hundredMegabytes);
                byte[] block = new byte[1 << 16];
                try (OutputStream out = exchange.getResponseBody()) {
                  while (written[0] < hundredMegabytes) {
                    out.write(block);
                    written[0] += block.length;
                  }
                } catch (IOException hungUp) {
                  // What the exporter is expected to do.
                }
              }));
      start(collector.url(), 10_000);
      send(5);
      Await.until("delivered", () -> counters().exported() == 5);
      send(5);
      Await.until("delivered", () -> counters().exported() == 10);
      assertThat(written[0]).isLessThan(hundredMegabytes);
    }
  }

  @Test
  void noHttpAtAll_isTriedAgain() throws Exception {
    try (ScriptedSocket server =
        new ScriptedSocket(
            socket -> socket.getOutputStream().write("SSH-2.0-OpenSSH_9\r\n\r\n".getBytes()))) {
      start(server.url(), 2_000);
      send(1);
      Await.until("a warning", () -> !lines.isEmpty());
      assertThat(counters().queued()).isEqualTo(1);
    }
  }

  @Test
  void resetInTheMiddle_isTriedAgainAndNotSentTwiceByTheJdk() throws Exception {
    try (ScriptedSocket server =
        new ScriptedSocket(
            socket -> {
              socket.getInputStream().read(new byte[64]);
              socket.setSoLinger(true, 0);
            })) {
      start(server.url(), 10_000);
      send(1);
      Await.until("a warning", () -> !lines.isEmpty());
      assertThat(server.connections()).isEqualTo(1);
      Await.until("a second attempt", () -> server.connections() == 2);
    }
  }

  @Test
  void connectionIsKeptAlive() throws Exception {
    try (CollectorServer collector = new CollectorServer()) {
      start(collector.url(), 10_000);
      for (int i = 1; i <= 5; i++) {
        send(1);
        assertThat(pipeline.flush(20_000)).isTrue();
      }
      assertThat(collector.exchange(4).getRemoteAddress())
          .isEqualTo(collector.exchange(0).getRemoteAddress());
    }
  }

  @Test
  void badUrl_losesSpansWithOneWarning() {
    start("nonsense://x y", 10_000);
    send(1);
    Await.until("dropped", () -> counters().dropped(DropReason.EXPORT_FAILED) == 1);
    assertThat(settledLines()).hasSize(1);
  }

  /** Queue of 100, batches of 10, sent within 20 ms. */
  private void start(String url, int timeoutMillis) {
    pipeline =
        SpanPipeline.start(
            ExportSettings.builder()
                .otlp(new HttpSettings(url, Map.of(), timeoutMillis, false))
                .maxQueueSize(100)
                .maxBatchSize(10)
                .scheduleDelayMillis(20)
                .build(),
            Resource::unknown,
            lines::add);
  }

  private void send(int spans) {
    for (int i = 0; i < spans; i++) {
      pipeline.sink().accept(TestSpans.ended("span " + i));
    }
  }

  /** Spans are counted a moment before the log tells of them. */
  private List<String> settledLines() {
    pipeline.flush(20_000);
    return lines;
  }

  private SpanCounters counters() {
    return pipeline.counters().get(0);
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return socket.getLocalPort();
    }
  }
}

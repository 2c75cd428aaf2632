package io.heddle.smoke.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/**
 * An OTLP/HTTP endpoint on a free local port that keeps the spans it is sent.
 *
 * <p>Understands protobuf, plain or gzipped. Metrics and logs are accepted and dropped. Can be told
 * to refuse, and to write every request as a line of OTLP/JSON. Thread-safe.
 */
public final class OtlpReceiver implements AutoCloseable {

  private static final int BACKLOG = 50;
  private static final int HANDLERS = 4;

  private final HttpServer server;
  private final ExecutorService handlers = Executors.newFixedThreadPool(HANDLERS);
  private final List<ReceivedSpan> spans = new ArrayList<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<String> failures = new ArrayList<>();
  private volatile int answer = 200;
  private volatile Path jsonLines;

  private OtlpReceiver(HttpServer server) {
    this.server = server;
  }

  public static OtlpReceiver start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), BACKLOG);
    OtlpReceiver receiver = new OtlpReceiver(server);
    server.setExecutor(receiver.handlers);
    server.createContext("/v1/traces", receiver::traces);
    server.createContext("/", receiver::accept);
    server.start();
    return receiver;
  }

  /** Returns the value for {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on writes each trace request as a line to this file, which is made anew. */
  public OtlpReceiver writeTo(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.deleteIfExists(file);
    jsonLines = file;
    return this;
  }

  /** From now on answers with this status; spans of a request that is refused are not kept. */
  public void answerWith(int status) {
    answer = status;
  }

  /** Returns how many trace requests came in, the refused ones too. */
  public int requests() {
    return requests.get();
  }

  /** Returns the spans received so far. */
  public List<ReceivedSpan> spans() {
    synchronized (spans) {
      return List.copyOf(spans);
    }
  }

  public void clear() {
    synchronized (spans) {
      spans.clear();
    }
  }

  /**
   * Waits until the received spans fulfil the condition, and returns them.
   *
   * @throws AssertionError if they do not in time; says what was awaited and what was received
   */
  public List<ReceivedSpan> await(
      String what, Duration limit, Predicate<List<ReceivedSpan>> condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    synchronized (spans) {
      while (!condition.test(List.copyOf(spans))) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError(
              "Awaited "
                  + what
                  + " for "
                  + limit
                  + ", received "
                  + spans.size()
                  + " spans in "
                  + requests
                  + " requests"
                  + (failures.isEmpty() ? "" : ", failures " + failures)
                  + ":\n"
                  + TracePrinter.plain().print(Trace.of(spans)));
        }
        try {
          spans.wait(Math.max(1, left / 1_000_000));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new AssertionError("interrupted while awaiting " + what, e);
        }
      }
      return List.copyOf(spans);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    handlers.shutdownNow();
  }

  private void traces(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try {
      int status = answer;
      byte[] body = body(exchange);
      if (status == 200) {
        keep(ExportTraceServiceRequest.parseFrom(body));
      }
      reply(exchange, status);
    } catch (IOException | RuntimeException e) {
      synchronized (spans) {
        failures.add(e.toString());
      }
      reply(exchange, 400);
    }
  }

  private void accept(HttpExchange exchange) throws IOException {
    body(exchange);
    reply(exchange, answer);
  }

  private void keep(ExportTraceServiceRequest request) throws IOException {
    synchronized (spans) {
      Path file = jsonLines;
      if (file != null) {
        Files.writeString(
            file,
            OtlpJson.line(request) + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
      spans.addAll(OtlpDecoder.decode(request));
      spans.notifyAll();
    }
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      return gzip ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
    }
  }

  /** An empty message is the response of OTLP that accepts everything. */
  private static void reply(HttpExchange exchange, int status) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}

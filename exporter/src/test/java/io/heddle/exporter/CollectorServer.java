package io.heddle.exporter;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** A collector: answers 200, but first as scripted; keeps what it answered with a success. */
final class CollectorServer implements AutoCloseable {

  /** Writes one answer. */
  interface Exchange {
    void answer(HttpExchange exchange) throws IOException;
  }

  /** What is answered to one request, and whether the spans in it were taken. */
  record Answer(boolean taken, Exchange exchange) {}

  private static final Answer OK =
      new Answer(
          true,
          exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
          });

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
  private final List<ExportTraceServiceRequest> received = new CopyOnWriteArrayList<>();
  private final List<HttpExchange> exchanges = new CopyOnWriteArrayList<>();

  CollectorServer() throws IOException {
    this(0);
  }

  CollectorServer(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    server.setExecutor(threads);
    server.createContext("/v1/traces", this::handle);
    server.start();
  }

  /** The next request that is not answered by the script yet gets this answer. */
  CollectorServer then(Answer answer) {
    script.add(answer);
    return this;
  }

  static Answer status(int status, String... headers) {
    return new Answer(
        false,
        exchange -> {
          for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
          }
          byte[] body = "no".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
        });
  }

  static Answer ok(String contentType, byte[] body) {
    return new Answer(
        true,
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", contentType);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
        });
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Answer answer = script.poll();
      if (answer == null) {
        answer = OK;
      }
      if (answer.taken()) {
        received.add(parse(exchange, body));
      }
      exchanges.add(exchange);
      answer.exchange().answer(exchange);
    } catch (Throwable failure) {
      failure.printStackTrace();
      throw failure;
    }
  }

  private static ExportTraceServiceRequest parse(HttpExchange exchange, byte[] body)
      throws IOException {
    try {
      boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      return ExportTraceServiceRequest.parseFrom(
          gzip ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  String url() {
    return "http://localhost:" + port() + "/v1/traces";
  }

  int port() {
    return server.getAddress().getPort();
  }

  int requests() {
    return exchanges.size();
  }

  HttpExchange exchange(int index) {
    return exchanges.get(index);
  }

  List<ExportTraceServiceRequest> received() {
    return received;
  }

  long spans() {
    return received.stream()
        .flatMap(request -> request.getResourceSpansList().stream())
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .mapToLong(scope -> scope.getSpansCount())
        .sum();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

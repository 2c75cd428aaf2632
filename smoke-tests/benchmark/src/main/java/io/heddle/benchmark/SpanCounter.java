package io.heddle.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * An OTLP/HTTP endpoint on a free local port that only counts, since it shares the machine with
 * what is measured. Thread-safe.
 */
final class SpanCounter implements AutoCloseable {

  private static final int BACKLOG = 50;

  private final HttpServer server;
  private long serverSpans;
  private long clientSpans;
  private long databaseSpans;
  private long otherSpans;

  private SpanCounter(HttpServer server) {
    this.server = server;
  }

  static SpanCounter start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), BACKLOG);
    SpanCounter counter = new SpanCounter(server);
    server.createContext("/v1/traces", counter::traces);
    server.start();
    return counter;
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  synchronized void reset() {
    serverSpans = 0;
    clientSpans = 0;
    databaseSpans = 0;
    otherSpans = 0;
  }

  /**
   * Waits until that many SERVER spans came in since the reset; false where they do not in time.
   */
  synchronized boolean awaitServerSpans(long expected, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (serverSpans < expected) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      wait(left / 1_000_000 + 1);
    }
    return true;
  }

  synchronized SpanCounts counts(long requests) {
    return new SpanCounts(requests, serverSpans, clientSpans, databaseSpans, otherSpans);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void traces(HttpExchange exchange) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      count(ExportTraceServiceRequest.parseFrom(in));
    }
    exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private synchronized void count(ExportTraceServiceRequest request) {
    for (ResourceSpans ofResource : request.getResourceSpansList()) {
      for (ScopeSpans ofScope : ofResource.getScopeSpansList()) {
        ofScope.getSpansList().forEach(this::count);
      }
    }
    notifyAll();
  }

  private void count(Span span) {
    switch (span.getKind()) {
      case SPAN_KIND_SERVER -> serverSpans++;
      case SPAN_KIND_CLIENT -> {
        if (span.getAttributesList().stream().anyMatch(pair -> pair.getKey().startsWith("db."))) {
          databaseSpans++;
        } else {
          clientSpans++;
        }
      }
      default -> otherSpans++;
    }
  }
}

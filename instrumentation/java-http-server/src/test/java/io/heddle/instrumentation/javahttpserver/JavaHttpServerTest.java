package io.heddle.instrumentation.javahttpserver;

import static io.heddle.testkit.SpanExpectation.span;
import static io.heddle.testkit.WovenJvm.trace;
import static io.opentelemetry.api.trace.SpanKind.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.heddle.bootstrap.http.HttpServerSpan;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.testkit.RawHttp;
import io.heddle.testkit.SpanExpectation;
import io.heddle.testkit.WovenJvm;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JavaHttpServerTest {

  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @RegisterExtension static final WovenJvm heddle = new WovenJvm();

  private HttpServer server;
  private ThreadPoolExecutor threads;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    threads = (ThreadPoolExecutor) Executors.newFixedThreadPool(4);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stopServer() throws Exception {
    server.stop(0);
    // Whatever the requests did, no thread still stands in one.
    for (int i = 0; i < 4; i++) {
      assertThat(threads.submit(HttpServerSpan::current).get()).isNull();
    }
    threads.shutdownNow();
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private static HttpHandler answering(int status) {
    return exchange -> answer(exchange, status);
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, status == 204 ? -1 : 2);
    if (status != 204 && !exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseBody().write("ok".getBytes());
    }
    exchange.close();
  }

  private static SpanExpectation server(String name) {
    return span(name).kind(SERVER).scope("io.heddle.java-http-server");
  }

  @Test
  void get_isOneServerSpan() throws Exception {
    server.createContext("/orders", answering(200));

    RawHttp.request(
        port(), "GET", "/orders/a%20b?x=1&sig=abc", "User-Agent: raw", "Connection: close");

    heddle.assertTraces(
        trace(
            server("GET /orders")
                .root()
                .noError()
                .attribute("network.peer.address", "127.0.0.1")
                .hasAttribute("network.peer.port")
                .satisfies(
                    span ->
                        assertThat(attributes(span))
                            .containsOnlyKeys(
                                "http.request.method",
                                "http.route",
                                "url.path",
                                "url.query",
                                "url.scheme",
                                "server.address",
                                "server.port",
                                "client.address",
                                "network.peer.address",
                                "network.peer.port",
                                "network.protocol.version",
                                "user_agent.original",
                                "http.response.status_code")
                            .containsEntry("http.route", "/orders")
                            .containsEntry("url.path", "/orders/a%20b")
                            .containsEntry("url.query", "x=1&sig=REDACTED")
                            .containsEntry("url.scheme", "http")
                            .containsEntry("server.address", "localhost")
                            .containsEntry("server.port", (long) port())
                            .containsEntry("network.protocol.version", "1.1")
                            .containsEntry("http.response.status_code", 200L))));
  }

  private static Map<String, Object> attributes(HeddleSpan span) {
    Map<String, Object> attributes = new TreeMap<>();
    for (int i = 0; i < span.attributeCount(); i++) {
      attributes.put(span.attributeKey(i).getKey(), span.attributeValue(i));
    }
    return attributes;
  }

  @Test
  void handler_runsInTheSpan() throws Exception {
    server.createContext(
        "/",
        exchange -> {
          try {
            heddle.inSpan("work", () -> answer(exchange, 200));
          } catch (Exception failure) {
            throw new IOException(failure);
          }
        });

    RawHttp.request(port(), "GET", "/any");

    heddle.assertTraces(trace(server("GET /").root(), span("work").childOf("GET /")));
  }

  @Test
  void statusesUpTo499_areNoErrors() throws Exception {
    for (int status : new int[] {204, 301, 404, 499}) {
      server.createContext("/" + status, answering(status));
      RawHttp.request(port(), "GET", "/" + status);
    }

    heddle.assertTraces(
        trace(server("GET /204").noError().attribute("http.response.status_code", 204L)),
        trace(server("GET /301").noError().attribute("http.response.status_code", 301L)),
        trace(server("GET /404").noError().attribute("http.response.status_code", 404L)),
        trace(server("GET /499").noError().attribute("http.response.status_code", 499L)));
  }

  @Test
  void status503_isAnError() throws Exception {
    server.createContext("/x", answering(503));

    RawHttp.request(port(), "POST", "/x", "Content-Length: 0");

    heddle.assertTraces(
        trace(server("POST /x").error("503").attribute("http.response.status_code", 503L)));
  }

  @Test
  void handlerThatThrows_isAnErrorWithoutStatus() throws Exception {
    server.createContext(
        "/x",
        exchange -> {
          throw new IllegalStateException("no");
        });

    assertThatThrownBy(() -> RawHttp.request(port(), "GET", "/x")).isInstanceOf(EOFException.class);

    heddle.assertTraces(
        trace(
            server("GET /x")
                .error("java.lang.IllegalStateException")
                .hasNoAttribute("http.response.status_code")
                .satisfies(span -> assertThat(span.events()).hasSize(1))));
  }

  @Test
  void handlerThatThrowsAfterItsAnswer_isAnErrorWithTheStatusSent() throws Exception {
    server.createContext(
        "/x",
        exchange -> {
          answer(exchange, 200);
          throw new IOException("too late");
        });

    RawHttp.request(port(), "GET", "/x");

    heddle.assertTraces(
        trace(
            server("GET /x")
                .error("java.io.IOException")
                .attribute("http.response.status_code", 200L)));
  }

  @Test
  void headOptionsAndUnknownMethod_areNamedAfterTheConventions() throws Exception {
    server.createContext("/x", answering(204));

    RawHttp.request(port(), "HEAD", "/x");
    RawHttp.request(port(), "OPTIONS", "/x");
    RawHttp.request(port(), "BREW", "/x");

    heddle.assertTraces(
        trace(server("HEAD /x").noError()),
        trace(server("OPTIONS /x").noError()),
        trace(
            server("HTTP /x")
                .attribute("http.request.method", "_OTHER")
                .attribute("http.request.method_original", "BREW")));
  }

  @Test
  void filters_areInsideTheOneSpan() throws Exception {
    List<HttpServerSpan> seen = new ArrayList<>();
    Filter filter = Filter.beforeHandler("look", exchange -> seen.add(HttpServerSpan.current()));
    server.createContext("/x", answering(200)).getFilters().addAll(List.of(filter, filter));

    RawHttp.request(port(), "GET", "/x");

    heddle.assertTraces(trace(server("GET /x").noError()));
    assertThat(seen).hasSize(2).doesNotContainNull();
  }

  @Test
  void filterThatThrows_isAnError() throws Exception {
    Filter filter =
        Filter.beforeHandler(
            "fail",
            exchange -> {
              throw new IllegalArgumentException("filter");
            });
    server.createContext("/x", answering(200)).getFilters().add(filter);

    assertThatThrownBy(() -> RawHttp.request(port(), "GET", "/x")).isInstanceOf(EOFException.class);

    heddle.assertTraces(trace(server("GET /x").error("java.lang.IllegalArgumentException")));
  }

  @Test
  void authenticatorThatRefuses_isOneSpanWith401() throws Exception {
    server
        .createContext("/x", answering(200))
        .setAuthenticator(
            new BasicAuthenticator("realm") {
              @Override
              public boolean checkCredentials(String user, String password) {
                return false;
              }
            });

    RawHttp.request(port(), "GET", "/x");

    heddle.assertTraces(
        trace(server("GET /x").noError().attribute("http.response.status_code", 401L)));
  }

  @Test
  void noContext_isASpanWith404AndItsParent() throws Exception {
    server.createContext("/x", answering(200));

    RawHttp.request(port(), "GET", "/nowhere?q=1", "traceparent: " + PARENT);

    heddle.assertTraces(
        trace(
            server("GET")
                .remoteParent(0xb7ad6b7169203331L)
                .noError()
                .hasNoAttribute("http.route")
                .attribute("url.path", "/nowhere")
                .attribute("url.query", "q=1")
                .attribute("url.scheme", "http")
                .attribute("server.address", "localhost")
                .attribute("http.response.status_code", 404L)));
  }

  @Test
  void malformedRequests_areSpansWith400() throws Exception {
    for (String request :
        List.of(
            "GARBAGE\r\n\r\n",
            "GET /%zz HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n")) {
      try (RawHttp connection = new RawHttp(port())) {
        connection.write(request);
        assertThat(connection.read(false).status()).isEqualTo(400);
      }
    }

    heddle.assertTraces(
        trace(
            server("HTTP")
                .root()
                .noError()
                .attribute("http.request.method", "_OTHER")
                .attribute("http.response.status_code", 400L)),
        trace(server("GET").attribute("url.path", "/%zz")),
        trace(server("GET").attribute("url.path", "/")));
  }

  @Test
  void traceparent_isTheParentUnlessItStandsTwice() throws Exception {
    server.createContext("/x", answering(200));

    RawHttp.request(port(), "GET", "/x", "traceparent: " + PARENT);
    RawHttp.request(port(), "GET", "/x", "traceparent: " + PARENT, "traceparent: " + PARENT);

    heddle.assertTraces(
        trace(server("GET /x").remoteParent(0xb7ad6b7169203331L)), trace(server("GET /x").root()));
  }

  @Test
  void answerFromAnotherThread_endsTheSpan() throws Exception {
    CountDownLatch returned = new CountDownLatch(1);
    List<Thread> answering = new ArrayList<>();
    server.createContext(
        "/x",
        exchange -> {
          Thread thread =
              new Thread(
                  () -> {
                    try {
                      returned.await();
                      answer(exchange, 202);
                    } catch (Exception failure) {
                      throw new IllegalStateException(failure);
                    }
                  });
          answering.add(thread);
          thread.start();
        });

    try (RawHttp connection = new RawHttp(port())) {
      connection.write("GET /x HTTP/1.1\r\nHost: a\r\n\r\n");
      while (threads.getCompletedTaskCount() == 0) {
        Thread.onSpinWait();
      }
      assertThat(heddle.awaitSpans(0)).isEmpty();
      returned.countDown();
      assertThat(connection.read(false).status()).isEqualTo(202);
    }
    heddle.assertTraces(
        trace(server("GET /x").noError().attribute("http.response.status_code", 202L)));
    answering.get(0).join();
  }

  @Test
  void exchangeClosedWithoutAnswer_endsWithoutStatus() throws Exception {
    server.createContext("/x", exchange -> new Thread(exchange::close).start());

    assertThatThrownBy(() -> RawHttp.request(port(), "GET", "/x")).isInstanceOf(IOException.class);

    heddle.assertTraces(trace(server("GET /x").hasNoAttribute("http.response.status_code")));
  }

  @Test
  void requestsOnOneConnection_areSpansOfTheirOwn() throws Exception {
    server.createContext("/x", answering(200));

    try (RawHttp connection = new RawHttp(port())) {
      for (int i = 0; i < 50; i++) {
        assertThat(connection.send("GET", "/x").status()).isEqualTo(200);
      }
    }

    assertThat(heddle.awaitSpans(50))
        .hasSize(50)
        .allMatch(span -> span.parentSpanId() == 0 && span.name().equals("GET /x"));
  }

  @Test
  void concurrentRequests_keepTheirOwnTraces() throws Exception {
    server.createContext("/x", answering(200));
    ExecutorService clients = Executors.newFixedThreadPool(8);
    List<Callable<Object>> calls = new ArrayList<>();
    for (int i = 1; i <= 64; i++) {
      String parent = String.format("00-%032x-%016x-01", i, i);
      calls.add(() -> RawHttp.request(port(), "GET", "/x", "traceparent: " + parent));
    }
    for (Future<Object> call : clients.invokeAll(calls)) {
      call.get();
    }
    clients.shutdown();

    assertThat(heddle.awaitSpans(64))
        .hasSize(64)
        .allMatch(span -> span.parentSpanId() == span.traceIdLow())
        .extracting(HeddleSpan::parentSpanId)
        .doesNotHaveDuplicates();
  }

  @Test
  void serverWithoutExecutor_servesOnItsDispatcherThread() throws Exception {
    HttpServer plain =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    plain.createContext("/x", answering(200));
    plain.start();
    try (RawHttp connection = new RawHttp(plain.getAddress().getPort())) {
      connection.send("GET", "/x");
      connection.send("GET", "/x");
    } finally {
      plain.stop(0);
    }

    heddle.assertTraces(trace(server("GET /x").root()), trace(server("GET /x").root()));
  }
}

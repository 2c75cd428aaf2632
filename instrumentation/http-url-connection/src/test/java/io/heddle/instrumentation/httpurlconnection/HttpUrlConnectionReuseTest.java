package io.heddle.instrumentation.httpurlconnection;

import static io.heddle.testkit.SpanExpectation.span;
import static io.heddle.testkit.WovenJvm.trace;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.testkit.WovenJvm;
import io.heddle.testkit.http.HttpTestServer;
import io.heddle.testkit.http.ReceivedRequest;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.CacheRequest;
import java.net.CacheResponse;
import java.net.HttpURLConnection;
import java.net.ResponseCache;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the JDK does behind the back of a connection: pool, resend, cache; and many at once. */
class HttpUrlConnectionReuseTest {

  @RegisterExtension static final WovenJvm heddle = new WovenJvm();

  private HttpTestServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpTestServer.start();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private static HttpURLConnection open(String url) throws IOException {
    return (HttpURLConnection) URI.create(url).toURL().openConnection();
  }

  private static String body(HttpURLConnection connection) throws IOException {
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void pooledConnection_givesEachRequestItsOwnSpan() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(body(open(server.url("/hello?" + i)))).isEqualTo(HttpTestServer.HELLO);
    }

    List<HeddleSpan> spans = heddle.awaitSpans(20);
    assertThat(spans).hasSize(20);
    for (int i = 0; i < 20; i++) {
      server.received().get(i).assertCarries(spans.get(i));
    }
  }

  @Test
  void requestsOfManyThreads_areChildrenOfTheirOwnParents() throws Exception {
    int threads = 8;
    int requests = 25;
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        String name = "parent " + t;
        tasks.add(() -> requestsUnder(name, requests));
      }
      for (Future<Void> done : executor.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      executor.shutdownNow();
    }

    List<HeddleSpan> spans = heddle.awaitSpans(threads * (requests + 1));
    Map<String, HeddleSpan> parents = new HashMap<>();
    Map<String, HeddleSpan> clients = new HashMap<>();
    for (HeddleSpan span : spans) {
      (span.kind() == SpanKind.CLIENT ? clients : parents).put(span.toString(), span);
    }
    assertThat(parents).hasSize(threads);
    assertThat(clients).hasSize(threads * requests);
    assertThat(server.received()).hasSize(threads * requests);
    for (ReceivedRequest request : server.received()) {
      String header = request.header("traceparent").get(0);
      HeddleSpan client = clients.remove(header.substring(3, header.length() - 3));
      request.assertCarries(client);
      String parent = request.target().substring(request.target().indexOf('=') + 1);
      assertThat(parents.get(parent).spanId()).isEqualTo(client.parentSpanId());
    }
  }

  private Void requestsUnder(String name, int requests) throws Exception {
    heddle.inSpan(
        name,
        () -> {
          String parent = io.opentelemetry.api.trace.Span.current().toString();
          for (int i = 0; i < requests; i++) {
            assertThat(body(open(server.url("/hello?parent=" + parent))))
                .isEqualTo(HttpTestServer.HELLO);
          }
        });
    return null;
  }

  @Test
  void cachedResponse_hasNoSpan() throws Exception {
    ResponseCache.setDefault(new OneAnswer());
    try {
      HttpURLConnection connection = open(server.url("/hello"));
      assertThat(body(connection)).isEqualTo("from the cache");
      assertThat(connection.getResponseCode()).isEqualTo(200);
    } finally {
      ResponseCache.setDefault(null);
    }
    assertThat(open(server.url("/echo")).getResponseCode()).isEqualTo(200);

    heddle.assertTraces(trace(span("GET").attribute("url.full", server.url("/echo")).noError()));
  }

  private static final class OneAnswer extends ResponseCache {
    @Override
    public CacheResponse get(URI uri, String method, Map<String, List<String>> headers) {
      return new CacheResponse() {
        @Override
        public Map<String, List<String>> getHeaders() {
          Map<String, List<String>> answer = new HashMap<>();
          answer.put(null, List.of("HTTP/1.1 200 OK"));
          return answer;
        }

        @Override
        public InputStream getBody() {
          return new ByteArrayInputStream("from the cache".getBytes(UTF_8));
        }
      };
    }

    @Override
    public CacheRequest put(URI uri, URLConnection connection) {
      return null;
    }
  }

  @Test
  void staleConnectionOfThePool_isTheSameAttempt() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 5, server.address());
        StaleConnectionServer stale = new StaleConnectionServer(listener)) {
      String url = "http://localhost:" + listener.getLocalPort() + "/";

      for (int i = 0; i < 2; i++) {
        HttpURLConnection connection = open(url);
        assertThat(body(connection)).isEqualTo("ok");
      }

      heddle.assertTraces(trace(span("GET").noError()), trace(span("GET").noError()));
      List<HeddleSpan> spans = heddle.awaitSpans(2);
      assertThat(stale.traceparents()).hasSize(3);
      assertThat(stale.traceparents().get(0)).contains(spans.get(0).toString());
      // Dropped by the server unread, sent again by the JDK.
      assertThat(stale.traceparents().get(1)).contains(spans.get(1).toString());
      assertThat(stale.traceparents().get(2)).isEqualTo(stale.traceparents().get(1));
    }
  }

  @Test
  void unfinishedResponse_isStillOneClientSpan() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 5, server.address())) {
      Thread thread = new Thread(() -> closeAfterAccepting(listener));
      thread.start();
      String url = "http://localhost:" + listener.getLocalPort() + "/";
      HttpURLConnection connection = open(url);
      connection.setRequestMethod("DELETE");

      assertThatThrownBy(connection::getResponseCode).isInstanceOf(IOException.class);

      heddle.assertTraces(
          trace(span("DELETE").status(StatusCode.ERROR).hasAttribute("error.type")));
      listener.close();
      thread.join();
    }
  }

  private static void closeAfterAccepting(ServerSocket listener) {
    try {
      while (true) {
        listener.accept().close();
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }
}

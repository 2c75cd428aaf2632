package io.heddle.instrumentation.javahttpclient;

import static io.heddle.testkit.SpanExpectation.span;
import static io.heddle.testkit.WovenJvm.trace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.bootstrap.context.CurrentContext;
import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.testkit.SpanExpectation;
import io.heddle.testkit.WovenJvm;
import io.heddle.testkit.http.HttpTestServer;
import io.opentelemetry.api.trace.SpanKind;
import java.io.IOException;
import java.net.Authenticator;
import java.net.ConnectException;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JavaHttpClientTest {

  @RegisterExtension static final WovenJvm heddle = new WovenJvm();

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private HttpTestServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpTestServer.start();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url(path)));
  }

  private String get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), BodyHandlers.ofString()).body();
  }

  private SpanExpectation client(String method, String path) {
    return span(method)
        .kind(SpanKind.CLIENT)
        .scope("io.heddle.java-http-client")
        .attribute("http.request.method", method)
        .attribute("server.address", "localhost")
        .attribute("server.port", (long) server.port())
        .attribute("url.full", server.url(path));
  }

  private SpanExpectation answered(String method, String path, long status) {
    return client(method, path)
        .attribute("http.response.status_code", status)
        .attribute("network.protocol.version", "1.1");
  }

  /** Asserts that each request carries the CLIENT span of its own attempt, in that order. */
  private void assertRequestsCarryTheirSpans() throws InterruptedException {
    List<HeddleSpan> clients =
        heddle.awaitSpans(server.received().size()).stream()
            .filter(span -> span.kind() == SpanKind.CLIENT)
            .toList();
    assertThat(server.received()).hasSameSizeAs(clients);
    for (int i = 0; i < clients.size(); i++) {
      server.received().get(i).assertCarries(clients.get(i));
    }
  }

  @Test
  void send_isOneClientSpan_andTheServerSeesIt() throws Exception {
    HttpRequest request = request("/hello").header("X-Own", "1").build();
    heddle.inSpan(
        "parent",
        () -> {
          HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
          assertThat(response.body()).isEqualTo(HttpTestServer.HELLO);
          assertThat(response.request().headers().map()).containsOnlyKeys("X-Own");
        });

    heddle.assertTraces(
        trace(span("parent").root(), answered("GET", "/hello", 200).childOf("parent").noError()));
    assertRequestsCarryTheirSpans();
    assertThat(server.received().get(0).header("X-own")).containsExactly("1");
  }

  @Test
  void sendAsync_isOneClientSpan_ofTheCallersContext() throws Exception {
    heddle.inSpan(
        "parent",
        () -> {
          CompletableFuture<HttpResponse<String>> future =
              client.sendAsync(
                  request("/echo").POST(BodyPublishers.ofString("ping")).build(),
                  BodyHandlers.ofString());
          assertThat(future.join().body()).isEqualTo("ping");
        });

    heddle.assertTraces(
        trace(span("parent").root(), answered("POST", "/echo", 200).childOf("parent").noError()));
    assertRequestsCarryTheirSpans();
  }

  @Test
  void errorStatus_isAnError() throws Exception {
    assertThat(get("/status/404")).isEqualTo("status 404");
    assertThat(get("/status/500")).isEqualTo("status 500");

    heddle.assertTraces(
        trace(answered("GET", "/status/404", 404).root().error("404")),
        trace(answered("GET", "/status/500", 500).root().error("500")));
  }

  @Test
  void redirects_areAttemptsOfTheirOwn() throws Exception {
    heddle.inSpan("parent", () -> assertThat(get("/redirect/2")).isEqualTo(HttpTestServer.HELLO));

    heddle.assertTraces(
        trace(
            span("parent").root(),
            answered("GET", "/redirect/2", 302).childOf("parent").noError(),
            answered("GET", "/redirect/1", 302)
                .childOf("parent")
                .attribute("http.request.resend_count", 1L)
                .noError(),
            answered("GET", "/hello", 200)
                .childOf("parent")
                .attribute("http.request.resend_count", 2L)
                .noError()));
    assertRequestsCarryTheirSpans();
  }

  @Test
  void challenge_isAnAttemptOfItsOwn() throws Exception {
    HttpClient authenticated =
        HttpClient.newBuilder()
            .authenticator(
                new Authenticator() {
                  @Override
                  protected PasswordAuthentication getPasswordAuthentication() {
                    return new PasswordAuthentication("ada", "secret".toCharArray());
                  }
                })
            .build();
    heddle.inSpan(
        "parent",
        () ->
            assertThat(
                    authenticated.send(request("/private").build(), BodyHandlers.ofString()).body())
                .isEqualTo(HttpTestServer.HELLO));

    heddle.assertTraces(
        trace(
            span("parent").root(),
            answered("GET", "/private", 401).childOf("parent").error("401"),
            answered("GET", "/private", 200)
                .childOf("parent")
                .attribute("http.request.resend_count", 1L)
                .noError()));
    assertRequestsCarryTheirSpans();
  }

  @Test
  void refusedConnection_isOneError() throws Exception {
    server.close();

    assertThatThrownBy(() -> get("/hello")).isInstanceOf(ConnectException.class);

    heddle.assertTraces(trace(client("GET", "/hello").error("java.net.ConnectException")));
  }

  @Test
  void timeout_isAnError() throws Exception {
    HttpRequest impatient = request("/silent").timeout(Duration.ofMillis(100)).build();

    assertThatThrownBy(() -> client.send(impatient, BodyHandlers.discarding()))
        .isInstanceOf(HttpTimeoutException.class);

    heddle.assertTraces(
        trace(client("GET", "/silent").error("java.net.http.HttpTimeoutException")));
  }

  @Test
  void timeoutOfSendAsync_isAnError_andTheApplicationSeesTheSame() throws Exception {
    HttpRequest impatient = request("/silent").timeout(Duration.ofMillis(100)).build();

    assertThatThrownBy(() -> client.sendAsync(impatient, BodyHandlers.discarding()).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(HttpTimeoutException.class);

    heddle.assertTraces(
        trace(client("GET", "/silent").error("java.net.http.HttpTimeoutException")));
  }

  @Test
  void cancelledCall_endsItsSpan() throws Exception {
    CompletableFuture<HttpResponse<Void>> future =
        client.sendAsync(request("/silent").build(), BodyHandlers.discarding());
    awaitRequest();

    assertThat(future.cancel(true)).isTrue();

    heddle.assertTraces(
        trace(client("GET", "/silent").error("java.util.concurrent.CancellationException")));
  }

  private void awaitRequest() throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (server.received().isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(1);
    }
    assertThat(server.received()).isNotEmpty();
  }

  @Test
  void applicationsOwnTraceparent_wins() throws Exception {
    String own = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    HttpRequest request = request("/hello").header("TraceParent", own).build();

    assertThat(client.send(request, BodyHandlers.ofString()).body())
        .isEqualTo(HttpTestServer.HELLO);

    heddle.assertTraces(trace(answered("GET", "/hello", 200).noError()));
    assertThat(server.received().get(0).header("traceparent")).containsExactly(own);
  }

  @Test
  void requestSentTwice_isTwoSpans() throws Exception {
    HttpRequest request = request("/hello").build();
    client.send(request, BodyHandlers.ofString());
    client.send(request, BodyHandlers.ofString());

    heddle.assertTraces(
        trace(answered("GET", "/hello", 200).root()), trace(answered("GET", "/hello", 200).root()));
    assertRequestsCarryTheirSpans();
  }

  @Test
  void suppressedContext_leavesNoSpanAndNoHeader() throws Exception {
    HeddleContext previous = CurrentContext.attach(HeddleContext.SUPPRESSED);
    try {
      assertThat(get("/hello")).isEqualTo(HttpTestServer.HELLO);
    } finally {
      CurrentContext.attach(previous);
    }
    get("/echo");

    heddle.assertTraces(trace(answered("GET", "/echo", 200)));
    assertThat(server.received().get(0).header("traceparent")).isEmpty();
  }

  @Test
  void refusedArguments_areRefusedAsBefore() throws Exception {
    assertThatThrownBy(() -> client.send(null, BodyHandlers.ofString()))
        .isInstanceOf(NullPointerException.class);

    assertThat(heddle.awaitSpans(0)).isEmpty();
  }
}

package io.heddle.instrumentation.httpurlconnection;

import static io.heddle.testkit.SpanExpectation.span;
import static io.heddle.testkit.WovenJvm.trace;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.bootstrap.context.CurrentContext;
import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.testkit.SpanExpectation;
import io.heddle.testkit.WovenJvm;
import io.heddle.testkit.http.HttpTestServer;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The exchanges of one connection, plain HTTP. */
class HttpUrlConnectionTest {

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

  private HttpURLConnection open(String path) throws IOException {
    return (HttpURLConnection) URI.create(server.url(path)).toURL().openConnection();
  }

  private static String body(HttpURLConnection connection) throws IOException {
    return new String(connection.getInputStream().readAllBytes(), UTF_8);
  }

  private SpanExpectation client(String method, String path) {
    return span(method)
        .kind(SpanKind.CLIENT)
        .scope("io.heddle.http-url-connection")
        .attribute("http.request.method", method)
        .attribute("server.address", "localhost")
        .attribute("server.port", (long) server.port())
        .attribute("url.full", server.url(path))
        .attribute("network.protocol.version", "1.1");
  }

  private SpanExpectation answered(String method, String path, long status) {
    return client(method, path).attribute("http.response.status_code", status);
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
  void get_isOneClientSpan_andTheServerSeesIt() throws Exception {
    heddle.inSpan("parent", () -> assertThat(body(open("/hello"))).isEqualTo(HttpTestServer.HELLO));

    heddle.assertTraces(
        trace(span("parent").root(), answered("GET", "/hello", 200).childOf("parent").noError()));
    server.received().get(0).assertCarries(client(heddle.awaitSpans(2)));
  }

  private static HeddleSpan client(List<HeddleSpan> spans) {
    return spans.stream().filter(span -> span.kind() == SpanKind.CLIENT).findFirst().orElseThrow();
  }

  @Test
  void getWithoutParent_isARoot() throws Exception {
    assertThat(body(open("/hello"))).isEqualTo(HttpTestServer.HELLO);

    heddle.assertTraces(trace(answered("GET", "/hello", 200).root().noError()));
    assertRequestsCarryTheirSpans();
  }

  @Test
  void everyCallThatWantsTheResponse_sendsTheOneRequest() throws Exception {
    HttpURLConnection connection = open("/hello");

    connection.connect();
    assertThat(connection.getHeaderField("Content-length"))
        .isEqualTo(String.valueOf(HttpTestServer.HELLO.length()));
    assertThat(connection.getResponseMessage()).isEqualTo("OK");
    assertThat(connection.getResponseCode()).isEqualTo(200);
    assertThat(connection.getHeaderFields()).containsKey("Date");
    assertThat(body(connection)).isEqualTo(HttpTestServer.HELLO);
    connection.disconnect();

    heddle.assertTraces(trace(answered("GET", "/hello", 200).noError()));
    assertRequestsCarryTheirSpans();
  }

  @Test
  void responseCodeAlone_isOneClientSpan() throws Exception {
    assertThat(open("/status/204").getResponseCode()).isEqualTo(204);

    heddle.assertTraces(trace(answered("GET", "/status/204", 204).noError()));
  }

  @Test
  void head_isOneClientSpan_andItsHeadersAreTheApplicationsAlone() throws Exception {
    HttpURLConnection connection = open("/hello");
    connection.setRequestMethod("HEAD");

    assertThat(connection.getResponseCode()).isEqualTo(200);
    assertThat(connection.getRequestProperties()).doesNotContainKey("traceparent");
    assertThat(connection.getRequestProperty("traceparent")).isNull();

    heddle.assertTraces(trace(answered("HEAD", "/hello", 200).noError()));
    assertRequestsCarryTheirSpans();
  }

  @Test
  void outputStream_makesAGetAPost() throws Exception {
    HttpURLConnection connection = open("/echo");
    connection.setDoOutput(true);
    connection.connect();
    connection.getOutputStream().write("ping".getBytes(UTF_8));

    assertThat(body(connection)).isEqualTo("ping");

    heddle.assertTraces(trace(answered("POST", "/echo", 200).noError()));
    assertRequestsCarryTheirSpans();
  }

  @Test
  void streamedBodies_arriveWhole() throws Exception {
    byte[] sent = new byte[300_000];
    Arrays.fill(sent, (byte) 'x');
    HttpURLConnection fixed = open("/echo");
    fixed.setFixedLengthStreamingMode(sent.length);
    HttpURLConnection chunked = open("/echo");
    chunked.setChunkedStreamingMode(1000);

    for (HttpURLConnection connection : List.of(fixed, chunked)) {
      connection.setRequestMethod("PUT");
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(sent);
      }
      assertThat(connection.getInputStream().readAllBytes()).isEqualTo(sent);
    }

    heddle.assertTraces(
        trace(answered("PUT", "/echo", 200).noError()),
        trace(answered("PUT", "/echo", 200).noError()));
    assertRequestsCarryTheirSpans();
    assertThat(server.received().get(1).header("Transfer-encoding")).containsExactly("chunked");
  }

  @Test
  void status404_isAnError_andTheApplicationSeesWhatItSawBefore() throws Exception {
    HttpURLConnection connection = open("/status/404");

    assertThatThrownBy(connection::getInputStream)
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage(server.url("/status/404"));
    assertThat(connection.getErrorStream().readAllBytes()).isEqualTo("status 404".getBytes(UTF_8));

    heddle.assertTraces(trace(answered("GET", "/status/404", 404).error("404")));
  }

  @Test
  void status500_isAnError() throws Exception {
    assertThat(open("/status/500").getResponseCode()).isEqualTo(500);

    heddle.assertTraces(trace(answered("GET", "/status/500", 500).error("500")));
  }

  @Test
  void refusedConnection_isAnError() throws Exception {
    int port = server.port();
    server.close();
    HttpURLConnection connection = open("/hello");

    assertThatThrownBy(connection::getInputStream).isInstanceOf(ConnectException.class);
    assertThatThrownBy(connection::getInputStream).isInstanceOf(ConnectException.class);

    heddle.assertTraces(
        trace(
            client("GET", "/hello")
                .attribute("server.port", (long) port)
                .error("java.net.ConnectException")));
  }

  @Test
  void refusedConnect_isAnError() throws Exception {
    server.close();
    HttpURLConnection connection = open("/hello");

    assertThatThrownBy(connection::connect).isInstanceOf(ConnectException.class);

    heddle.assertTraces(trace(client("GET", "/hello").error("java.net.ConnectException")));
  }

  @Test
  void readTimeout_isAnError() throws Exception {
    HttpURLConnection connection = open("/silent");
    connection.setReadTimeout(50);

    assertThatThrownBy(connection::getResponseCode).isInstanceOf(SocketTimeoutException.class);

    heddle.assertTraces(trace(client("GET", "/silent").error("java.net.SocketTimeoutException")));
  }

  @Test
  void redirects_areAttemptsOfTheirOwn() throws Exception {
    heddle.inSpan(
        "parent", () -> assertThat(body(open("/redirect/2"))).isEqualTo(HttpTestServer.HELLO));

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
  void redirectThatIsNotFollowed_isOneClientSpan() throws Exception {
    HttpURLConnection connection = open("/redirect");
    connection.setInstanceFollowRedirects(false);

    assertThat(connection.getResponseCode()).isEqualTo(302);
    assertThat(connection.getHeaderField("Location")).isEqualTo("/hello");

    heddle.assertTraces(trace(answered("GET", "/redirect", 302).noError()));
  }

  @Test
  void redirectedPost_goesOnAsAGet_andStillCarriesItsSpan() throws Exception {
    HttpURLConnection connection = open("/redirect");
    connection.setDoOutput(true);
    connection.getOutputStream().write("ping".getBytes(UTF_8));
    heddle.inSpan("parent", () -> assertThat(body(connection)).isEqualTo(HttpTestServer.HELLO));

    heddle.assertTraces(
        trace(answered("POST", "/redirect", 302).root().noError()),
        trace(
            span("parent").root(),
            answered("GET", "/hello", 200)
                .childOf("parent")
                .attribute("http.request.resend_count", 1L)
                .noError()));
    assertRequestsCarryTheirSpans();
  }

  @Test
  void challenge_isAnAttemptOfItsOwn() throws Exception {
    HttpURLConnection connection = open("/private");
    connection.setAuthenticator(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication("ada", "secret".toCharArray());
          }
        });

    heddle.inSpan("parent", () -> assertThat(body(connection)).isEqualTo(HttpTestServer.HELLO));

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
  void applicationsOwnTraceparent_wins() throws Exception {
    String own = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    HttpURLConnection connection = open("/hello");
    connection.setRequestProperty("TraceParent", own);

    assertThat(body(connection)).isEqualTo(HttpTestServer.HELLO);

    heddle.assertTraces(trace(answered("GET", "/hello", 200).noError()));
    assertThat(server.received().get(0).header("traceparent")).containsExactly(own);
  }

  @Test
  void suppressedContext_leavesNoSpanAndNoHeader() throws Exception {
    HeddleContext previous = CurrentContext.attach(HeddleContext.SUPPRESSED);
    try {
      assertThat(body(open("/hello"))).isEqualTo(HttpTestServer.HELLO);
    } finally {
      CurrentContext.attach(previous);
    }
    assertThat(open("/echo").getResponseCode()).isEqualTo(200);

    heddle.assertTraces(trace(answered("GET", "/echo", 200)));
    assertThat(server.received().get(0).header("traceparent")).isEmpty();
  }

  @Test
  void connectionThatIsNeverAsked_leavesNoSpan() throws Exception {
    HttpURLConnection connection = open("/hello");
    connection.connect();
    connection.disconnect();
    assertThat(open("/echo").getResponseCode()).isEqualTo(200);

    heddle.assertTraces(trace(answered("GET", "/echo", 200)));
  }

  @Test
  void disconnectInsteadOfReading_endsTheSpanWithoutAStatus() throws Exception {
    HttpURLConnection connection = open("/silent");
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(4);
    connection.getOutputStream().write("ping".getBytes(UTF_8));
    connection.disconnect();

    heddle.assertTraces(
        trace(client("POST", "/silent").noError().hasNoAttribute("http.response.status_code")));
  }

  @Test
  void staleConnectionOfThePool_isTheSameAttempt() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 5, server.address());
        StaleConnectionServer stale = new StaleConnectionServer(listener)) {
      String url = "http://localhost:" + listener.getLocalPort() + "/";

      for (int i = 0; i < 2; i++) {
        HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
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
      HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
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

package io.heddle.instrumentation.javahttpclient;

import static io.heddle.testkit.SpanExpectation.span;
import static io.heddle.testkit.WovenJvm.trace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.testkit.WovenJvm;
import io.heddle.testkit.http.HttpTestServer;
import io.heddle.testkit.http.ReceivedRequest;
import io.heddle.testkit.http.TestCertificate;
import io.opentelemetry.api.trace.SpanKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Through TLS, one call and many at once. */
class HttpsAndManyCallsTest {

  @RegisterExtension static final WovenJvm heddle = new WovenJvm();

  private static TestCertificate certificate;
  private HttpTestServer server;

  @BeforeAll
  static void createCertificate() throws Exception {
    certificate = TestCertificate.create();
  }

  @BeforeEach
  void startServer() throws Exception {
    server = HttpTestServer.startWithTls(certificate.context());
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url(path))).build();
  }

  @Test
  void send_isOneClientSpan_andTheServerSeesIt() throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(certificate.context()).build();

    assertThat(client.send(request("/hello"), BodyHandlers.ofString()).body())
        .isEqualTo(HttpTestServer.HELLO);

    heddle.assertTraces(
        trace(
            span("GET")
                .kind(SpanKind.CLIENT)
                .attribute("server.port", (long) server.port())
                .attribute("url.full", server.url("/hello"))
                .attribute("http.response.status_code", 200L)
                .attribute("network.protocol.version", "1.1")
                .noError()));
    server.received().get(0).assertCarries(heddle.awaitSpans(1).get(0));
  }

  @Test
  void failedHandshake_isAnError() throws Exception {
    HttpClient client = HttpClient.newHttpClient();

    assertThatThrownBy(() -> client.send(request("/hello"), BodyHandlers.discarding()))
        .isInstanceOf(SSLHandshakeException.class);

    heddle.assertTraces(trace(span("GET").error("javax.net.ssl.SSLHandshakeException")));
  }

  @Test
  void callsAtTheSameTime_areChildrenOfTheirOwnParents() throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(certificate.context()).build();
    int calls = 50;
    List<CompletableFuture<HttpResponse<String>>> futures = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      String path = "/hello?" + i;
      heddle.inSpan(
          "parent " + i,
          () -> futures.add(client.sendAsync(request(path), BodyHandlers.ofString())));
    }
    for (CompletableFuture<HttpResponse<String>> future : futures) {
      assertThat(future.get().body()).isEqualTo(HttpTestServer.HELLO);
    }

    Map<String, HeddleSpan> parents = new HashMap<>();
    Map<String, HeddleSpan> clients = new HashMap<>();
    for (HeddleSpan span : heddle.awaitSpans(2 * calls)) {
      if (span.kind() == SpanKind.CLIENT) {
        clients.put(span.toString(), span);
      } else {
        parents.put(span.name(), span);
      }
    }
    assertThat(parents).hasSize(calls);
    assertThat(clients).hasSize(calls);
    assertThat(server.received()).hasSize(calls);
    for (ReceivedRequest request : server.received()) {
      String header = request.header("traceparent").get(0);
      HeddleSpan sent = clients.remove(header.substring(3, header.length() - 3));
      request.assertCarries(sent);
      String number = request.target().substring(request.target().indexOf('?') + 1);
      assertThat(sent.parentSpanId()).isEqualTo(parents.get("parent " + number).spanId());
    }
  }
}

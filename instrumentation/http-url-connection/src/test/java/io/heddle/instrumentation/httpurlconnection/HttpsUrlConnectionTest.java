package io.heddle.instrumentation.httpurlconnection;

import static io.heddle.testkit.SpanExpectation.span;
import static io.heddle.testkit.WovenJvm.trace;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.testkit.WovenJvm;
import io.heddle.testkit.http.HttpTestServer;
import io.heddle.testkit.http.TestCertificate;
import io.opentelemetry.api.trace.SpanKind;
import java.io.IOException;
import java.net.URI;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same through TLS, where the JDK's connection delegates to another. */
class HttpsUrlConnectionTest {

  @RegisterExtension static final WovenJvm heddle = new WovenJvm();

  private static TestCertificate certificate;
  private HttpTestServer server;

  @BeforeAll
  static void createCertificate() throws Exception {
    certificate = TestCertificate.create();
  }

  @BeforeEach
  void startServer() throws IOException {
    server = HttpTestServer.startWithTls(certificate.context());
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private HttpsURLConnection open() throws IOException {
    return (HttpsURLConnection) URI.create(server.url("/hello")).toURL().openConnection();
  }

  @Test
  void get_isOneClientSpan_andTheServerSeesIt() throws Exception {
    HttpsURLConnection connection = open();
    connection.setSSLSocketFactory(certificate.context().getSocketFactory());

    assertThat(connection.getResponseCode()).isEqualTo(200);
    assertThat(new String(connection.getInputStream().readAllBytes(), UTF_8))
        .isEqualTo(HttpTestServer.HELLO);
    assertThat(connection.getCipherSuite()).isNotEmpty();

    heddle.assertTraces(
        trace(
            span("GET")
                .kind(SpanKind.CLIENT)
                .attribute("server.port", (long) server.port())
                .attribute("url.full", server.url("/hello"))
                .attribute("http.response.status_code", 200L)
                .noError()));
    server.received().get(0).assertCarries(heddle.awaitSpans(1).get(0));
  }

  @Test
  void failedHandshake_isAnError_whateverCallMakesIt() throws Exception {
    assertThatThrownBy(() -> open().connect()).isInstanceOf(SSLHandshakeException.class);
    assertThatThrownBy(() -> open().getInputStream()).isInstanceOf(SSLHandshakeException.class);

    heddle.assertTraces(
        trace(span("GET").error("javax.net.ssl.SSLHandshakeException")),
        trace(span("GET").error("javax.net.ssl.SSLHandshakeException")));
    assertThat(server.received()).isEmpty();
  }
}

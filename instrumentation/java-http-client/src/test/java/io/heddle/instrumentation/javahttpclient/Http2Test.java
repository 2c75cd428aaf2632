package io.heddle.instrumentation.javahttpclient;

import static io.heddle.testkit.SpanExpectation.span;
import static io.heddle.testkit.WovenJvm.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.testkit.WovenJvm;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** HTTP/2 in clear text: first by upgrade from HTTP/1.1, then on the same connection. */
class Http2Test {

  @RegisterExtension static final WovenJvm heddle = new WovenJvm();

  private final List<String> traceparents = new CopyOnWriteArrayList<>();
  private Server server;
  private String url;

  @BeforeEach
  void startServer() throws Exception {
    server = new Server();
    HttpConfiguration configuration = new HttpConfiguration();
    ServerConnector connector =
        new ServerConnector(
            server,
            new HttpConnectionFactory(configuration),
            new HTTP2CServerConnectionFactory(configuration));
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            traceparents.addAll(request.getHeaders().getValuesList("traceparent"));
            response.setStatus(request.getHttpURI().getPath().equals("/missing") ? 404 : 200);
            Content.Sink.write(response, true, "hello", callback);
            return true;
          }
        });
    server.start();
    url = "http://localhost:" + connector.getLocalPort();
  }

  @AfterEach
  void stopServer() throws Exception {
    server.stop();
  }

  @Test
  void everyStream_isOneClientSpan_ofVersion2() throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    for (String path : List.of("/", "/", "/missing")) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
      assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("hello");
    }

    heddle.assertTraces(
        trace(span("GET").attribute("network.protocol.version", "2").noError()),
        trace(span("GET").attribute("network.protocol.version", "2").noError()),
        trace(span("GET").attribute("network.protocol.version", "2").error("404")));
    assertThat(traceparents)
        .containsExactlyElementsOf(
            heddle.awaitSpans(3).stream().map(span -> "00-" + span + "-01").toList());
  }
}

package io.heddle.exporter.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTransportTest {

  private static final byte[] BODY = "body".getBytes(StandardCharsets.UTF_8);

  @Test
  void answerThatBreaksOffAfterItsHead_isAnAnswer() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> served =
          CompletableFuture.runAsync(
              () -> answer(server, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab"));
      HttpAnswer answer = post(transport("http://localhost:" + server.getLocalPort()), 10);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.bodyLength()).isEqualTo(2);
      served.get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void bodyThatTrickles_isReadUntilTheDeadline() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
              out.write('x');
              out.flush();
              Thread.sleep(5);
            }
          } catch (IOException | InterruptedException hungUp) {
            exchange.close();
          }
        });
    server.start();
    try {
      HttpAnswer answer = post(transport("http://localhost:" + server.getAddress().getPort()), 1);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.bodyLength()).isPositive();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void abortedTransport_sendsNothingMore() throws Exception {
    HttpTransport transport = transport("http://localhost:1");
    transport.abort();
    assertThatThrownBy(() -> post(transport, 10)).hasMessage("aborted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:4318", "", "ftp://host/x", "file:///etc/passwd", "http://"})
  void whatIsNoUrlOfHttp_isRefused(String url) {
    assertThatThrownBy(() -> transport(url))
        .isInstanceOf(IOException.class)
        .hasMessage("not a URL of HTTP: " + url);
  }

  @Test
  void secrets_areNeverPrinted() {
    HttpSettings settings =
        new HttpSettings(
            "https://user:secret@host:1/v1/traces?key=secret",
            Map.of("api-key", "secret\n"),
            1,
            true);
    assertThat(settings).hasToString("https://host:1/v1/traces (timeout 1 ms, gzip)");
    assertThatThrownBy(() -> new HttpTransport(settings, "text/plain", "test"))
        .hasMessage("header api-key cannot be sent as it stands");
  }

  private static HttpTransport transport(String url) throws IOException {
    return new HttpTransport(new HttpSettings(url, Map.of(), 10_000, false), "text/plain", "test");
  }

  private static HttpAnswer post(HttpTransport transport, int seconds) throws IOException {
    return transport.post(BODY, BODY.length, System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
  }

  private static void answer(ServerSocket server, String text) {
    try (Socket socket = server.accept()) {
      StringBuilder seen = new StringBuilder();
      while (seen.indexOf("\r\n\r\nbody") < 0) {
        seen.append((char) socket.getInputStream().read());
      }
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

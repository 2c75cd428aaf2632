package io.heddle.instrumentation.javahttpclient;

import static io.heddle.testkit.SpanExpectation.span;
import static io.heddle.testkit.WovenJvm.trace;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.testkit.WovenJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebSocketTest {

  @RegisterExtension static final WovenJvm heddle = new WovenJvm();

  @Test
  void handshake_isOneClientSpan() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // A thread of its own: the client may need the common pool's only one.
      CompletableFuture<String> traceparent =
          CompletableFuture.supplyAsync(
              () -> shakeHands(listener), task -> new Thread(task, "web-socket-server").start());
      URI uri = URI.create("ws://localhost:" + listener.getLocalPort() + "/chat");

      WebSocket socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(uri, new WebSocket.Listener() {})
              .get(10, TimeUnit.SECONDS);
      socket.abort();

      heddle.assertTraces(
          trace(
              span("GET")
                  .root()
                  .attribute("server.port", (long) listener.getLocalPort())
                  .attribute("http.response.status_code", 101L)
                  .noError()));
      assertThat(traceparent.get(10, TimeUnit.SECONDS))
          .isEqualTo("00-" + heddle.awaitSpans(1).get(0) + "-01");
    }
  }

  /** Answers as RFC 6455, 4.2.2 says, and returns the traceparent. */
  private static String shakeHands(ServerSocket listener) {
    try (Socket socket = listener.accept()) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      in.readLine();
      for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        int colon = line.indexOf(": ");
        headers.put(line.substring(0, colon), line.substring(colon + 2));
      }
      String accept = headers.get("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(accept.getBytes(US_ASCII));
      String answer =
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Accept: "
              + Base64.getEncoder().encodeToString(hash)
              + "\r\n\r\n";
      socket.getOutputStream().write(answer.getBytes(US_ASCII));
      // Until the client has had enough.
      while (socket.getInputStream().read() >= 0) {}
      return headers.get("traceparent");
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (java.security.GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }
}

package io.heddle.instrumentation.httpurlconnection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Answers the first request of each connection and promises to keep the connection; the second
 * request there it reads, and closes.
 */
final class StaleConnectionServer implements AutoCloseable {

  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\nok"
          .getBytes(StandardCharsets.US_ASCII);

  private final List<String> traceparents = new CopyOnWriteArrayList<>();
  private final ServerSocket listener;
  private volatile Socket open;
  private final Thread thread = new Thread(this::serve, "stale-connection-server");

  StaleConnectionServer(ServerSocket listener) {
    this.listener = listener;
    thread.start();
  }

  /** The header line of each request that was read. */
  List<String> traceparents() {
    return traceparents;
  }

  private void serve() {
    try {
      while (true) {
        try (Socket socket = listener.accept()) {
          open = socket;
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
          readHead(in);
          socket.getOutputStream().write(ANSWER);
          readHead(in);
        }
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void readHead(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      if (line.startsWith("traceparent:")) {
        traceparents.add(line);
      }
      line = in.readLine();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    Socket last = open;
    if (last != null) {
      last.close();
    }
    try {
      thread.join(10_000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.heddle.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * What the service asks for each request: answers the same at once, over kept-alive connections.
 */
final class PriceServer implements AutoCloseable {

  private static final int BACKLOG = 50;
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\n19.90"
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket socket;

  private PriceServer(ServerSocket socket) {
    this.socket = socket;
  }

  static PriceServer start() throws IOException {
    PriceServer server =
        new PriceServer(new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1")));
    inBackground(server::accept);
    return server;
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        inBackground(() -> answer(connection));
      }
    } catch (IOException closed) {
      // Only closing this server ends it.
    }
  }

  private static void answer(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      while (true) {
        while (!Connection.line(in).isEmpty()) {
          // A request without a body ends with an empty line; nothing in it changes the answer.
        }
        connection.getOutputStream().write(ANSWER);
      }
    } catch (IOException closed) {
      // The service has ended; were it not so, its own answer would fail.
    }
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "prices");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

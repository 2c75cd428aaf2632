package io.heddle.smoke.attach;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Places where a collector should be, and is not. */
final class Collector {

  private Collector() {}

  /** An address at which nothing listens. */
  static String absent() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    }
  }

  /** Takes connections and never answers. */
  static final class Silent implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final List<Socket> connections = new ArrayList<>();

    Silent() throws IOException {
      Thread thread = new Thread(this::accept, "silent collector");
      thread.setDaemon(true);
      thread.start();
    }

    private void accept() {
      try {
        while (true) {
          Socket connection = server.accept();
          synchronized (connections) {
            connections.add(connection);
          }
        }
      } catch (IOException closed) {
        // The test is over.
        assert server.isClosed() : closed;
      }
    }

    int connections() {
      synchronized (connections) {
        return connections.size();
      }
    }

    String endpoint() {
      return "http://127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      server.close();
      synchronized (connections) {
        for (Socket connection : connections) {
          connection.close();
        }
      }
    }
  }
}

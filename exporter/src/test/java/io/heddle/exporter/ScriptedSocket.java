package io.heddle.exporter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that does something other than HTTP with each connection, and closes it. */
final class ScriptedSocket implements AutoCloseable {

  /** What is done with one connection. */
  interface Script {
    void run(Socket socket) throws IOException;
  }

  private final ServerSocket server;
  private final AtomicInteger connections = new AtomicInteger();

  ScriptedSocket(Script script) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> serve(script), "scripted-socket");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Script script) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        connections.incrementAndGet();
        script.run(socket);
      } catch (IOException expected) {
        // The client hung up, or close() was called.
        continue;
      }
    }
  }

  String url() {
    return "http://localhost:" + server.getLocalPort() + "/v1/traces";
  }

  int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

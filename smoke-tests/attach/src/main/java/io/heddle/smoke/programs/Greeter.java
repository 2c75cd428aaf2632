package io.heddle.smoke.programs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server that always answers a path with the same bytes. Needs no module but {@code
 * java.base} and {@code jdk.httpserver}. {@code GET /end} makes {@code main} return.
 */
public final class Greeter {

  private static final int THREADS = 4;

  private Greeter() {}

  public static void main(String[] arguments) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    server.setExecutor(threads);
    server.createContext("/greet/", Greeter::greet);
    server.createContext("/fail", exchange -> answer(exchange, 500, "failed"));
    server.createContext(
        "/end",
        exchange -> {
          answer(exchange, 200, "ending");
          server.stop(0);
          threads.shutdown();
        });
    server.start();
    System.out.println("greeter listens on http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void greet(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    answer(exchange, 200, "hello, " + path.substring(path.lastIndexOf('/') + 1));
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}

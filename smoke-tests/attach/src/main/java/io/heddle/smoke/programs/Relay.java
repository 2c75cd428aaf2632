package io.heddle.smoke.programs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The first of two services: passes what it is asked on to {@link Ledger}, whose address is its
 * argument, from a thread that is not the one that was asked.
 */
public final class Relay {

  private static final int THREADS = 4;

  private final ExecutorService workers = Executors.newFixedThreadPool(THREADS);
  private final String ledger;

  private Relay(String ledger) {
    this.ledger = ledger;
  }

  public static void main(String[] arguments) throws IOException {
    Relay relay = new Relay(arguments[0]);
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(THREADS));
    server.createContext("/relay/", relay::relay);
    server.start();
    System.out.println("relay listens on http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void relay(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/relay".length());
    int status = CompletableFuture.supplyAsync(() -> ask(path), workers).join();
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private int ask(String path) {
    try {
      HttpURLConnection connection = (HttpURLConnection) new URL(ledger + path).openConnection();
      int status = connection.getResponseCode();
      read(status < 400 ? connection.getInputStream() : connection.getErrorStream());
      return status;
    } catch (IOException e) {
      return 502;
    }
  }

  private static void read(InputStream body) throws IOException {
    if (body == null) {
      return;
    }
    try (InputStream in = body) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        bytes.write(b);
      }
    }
  }
}

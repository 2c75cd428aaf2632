package io.heddle.shop.stock;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.Executors;

/** What is in stock, over the JDK's own HTTP server. Knows nothing of tracing. */
public final class Stock {

  private static final int BACKLOG = 50;
  private static final int THREADS = 8;

  private final StockTable table;

  private Stock(StockTable table) {
    this.table = table;
  }

  public static void main(String[] arguments) throws IOException {
    Stock stock = new Stock(new StockTable(System.getenv("DATABASE_URL")));
    int port = Integer.parseInt(System.getenv("PORT"));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), BACKLOG);
    server.setExecutor(Executors.newFixedThreadPool(THREADS));
    server.createContext("/stock/", exchange -> answer(exchange, stock::find));
    server.createContext("/reservations", exchange -> answer(exchange, stock::reserve));
    server.createContext("/report", exchange -> answer(exchange, stock::report));
    server.createContext("/audit", exchange -> answer(exchange, stock::audit));
    server.start();
    System.out.println("stock listens on http://127.0.0.1:" + server.getAddress().getPort());
  }

  private Answer find(HttpExchange exchange) throws SQLException {
    String path = exchange.getRequestURI().getPath();
    Integer quantity = table.quantityOf(path.substring(path.lastIndexOf('/') + 1));
    return quantity == null ? new Answer(404, "unknown") : new Answer(200, quantity.toString());
  }

  private Answer reserve(HttpExchange exchange) throws SQLException {
    String[] skuAndQuantity = exchange.getRequestURI().getQuery().split(",");
    boolean reserved = table.reserve(skuAndQuantity[0], Integer.parseInt(skuAndQuantity[1]));
    return reserved ? new Answer(201, "reserved") : new Answer(409, "sold out");
  }

  private Answer report(HttpExchange exchange) throws SQLException {
    return new Answer(200, Integer.toString(table.slowTotal()));
  }

  private Answer audit(HttpExchange exchange) throws SQLException {
    return new Answer(200, Integer.toString(table.auditedTotal()));
  }

  private interface Handler {
    Answer handle(HttpExchange exchange) throws SQLException;
  }

  private static final class Answer {
    final int status;
    final byte[] body;

    Answer(int status, String text) {
      this.status = status;
      this.body = text.getBytes(StandardCharsets.UTF_8);
    }
  }

  private static void answer(HttpExchange exchange, Handler handler) throws IOException {
    Answer answer;
    try {
      answer = handler.handle(exchange);
    } catch (SQLException e) {
      answer = new Answer(500, "the database failed");
    }
    exchange.sendResponseHeaders(answer.status, answer.body.length);
    exchange.getResponseBody().write(answer.body);
    exchange.close();
  }
}

package io.heddle.smoke.programs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;

/** The second of two services: looks into the database whose JDBC URL is its argument. */
public final class Ledger {

  private static final int THREADS = 4;

  private final String url;

  private Ledger(String url) {
    this.url = url;
  }

  public static void main(String[] arguments) throws IOException {
    Ledger ledger = new Ledger(arguments[0]);
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(THREADS));
    server.createContext("/sum", exchange -> answer(exchange, ledger::sum));
    server.createContext("/wrong", exchange -> answer(exchange, ledger::wrong));
    server.start();
    System.out.println("ledger listens on http://127.0.0.1:" + server.getAddress().getPort());
  }

  private interface Query {
    int run() throws SQLException;
  }

  private int sum() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement query = connection.prepareStatement("SELECT ? + 1")) {
      query.setInt(1, 41);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private int wrong() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate("DELETE FROM no_such_table");
    }
  }

  private static void answer(HttpExchange exchange, Query query) throws IOException {
    int status = 200;
    String text;
    try {
      text = Integer.toString(query.run());
    } catch (SQLException e) {
      status = 500;
      text = "the database failed";
    }
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}

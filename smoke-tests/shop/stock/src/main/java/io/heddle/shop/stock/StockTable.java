package io.heddle.shop.stock;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables {@code stock} and {@code movement}. */
final class StockTable {

  private final String url;

  StockTable(String url) {
    this.url = url;
  }

  /** Returns null where there is no such product. */
  Integer quantityOf(String sku) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement query =
            connection.prepareStatement("SELECT quantity FROM stock WHERE sku = ?")) {
      query.setString(1, sku);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? rows.getInt(1) : null;
      }
    }
  }

  /** Takes that many away, in one transaction, and returns false where there are too few. */
  boolean reserve(String sku, int quantity) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      if (!take(connection, sku, quantity)) {
        connection.rollback();
        return false;
      }
      note(connection, sku, quantity);
      connection.commit();
      return true;
    }
  }

  private static boolean take(Connection connection, String sku, int quantity) throws SQLException {
    String sql = "UPDATE stock SET quantity = quantity - ? WHERE sku = ? AND quantity >= ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setInt(1, quantity);
      update.setString(2, sku);
      update.setInt(3, quantity);
      return update.executeUpdate() == 1;
    }
  }

  /** One row a piece, sent as a batch. */
  private static void note(Connection connection, String sku, int quantity) throws SQLException {
    String sql = "INSERT INTO movement (sku, pieces) VALUES (?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int piece = 0; piece < quantity; piece++) {
        insert.setString(1, sku);
        insert.setInt(2, 1);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  int slowTotal() throws SQLException {
    return total("SELECT sum(quantity) FROM stock, pg_sleep(0.25)");
  }

  /** Fails: nobody has made the table yet. */
  int auditedTotal() throws SQLException {
    return total("SELECT count(*) FROM audit");
  }

  private int total(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}

package io.heddle.shop.orders;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The table {@code orders}. */
final class OrderTable {

  private final String url;

  OrderTable(String url) {
    this.url = url;
  }

  /** Returns the number of the new order. */
  int insert(String sku, int quantity) throws SQLException {
    String sql = "INSERT INTO orders (sku, quantity) VALUES (?, ?) RETURNING id";
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, sku);
      insert.setInt(2, quantity);
      try (ResultSet rows = insert.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }
}

package io.heddle.shop.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The shop's tables, made anew before the services start. */
final class ShopDatabase {

  private ShopDatabase() {}

  static void prepare(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS stock, movement, orders");
      statement.execute("CREATE TABLE stock (sku text PRIMARY KEY, quantity int NOT NULL)");
      statement.execute("CREATE TABLE movement (sku text NOT NULL, pieces int NOT NULL)");
      statement.execute(
          "CREATE TABLE orders (id serial PRIMARY KEY, sku text NOT NULL, quantity int NOT NULL)");
      statement.execute("INSERT INTO stock VALUES ('hat', 1000), ('scarf', 500), ('glove', 1)");
    }
  }
}

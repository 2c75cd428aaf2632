package io.heddle.smoke.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgreSqlServerTest {

  @Test
  void start_returnsServerThatAnswers() throws Exception {
    try (PostgreSqlServer server = PostgreSqlServer.start()) {
      try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("select 6 * 7")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(42);
      }
      System.out.println("PostgreSQL from " + server.origin());
    }
  }

  @Test
  void start_addressInTheEnvironmentWins() {
    String address = "jdbc:postgresql://database.example/test?user=me&password=secret";
    try (PostgreSqlServer server =
        PostgreSqlServer.start(Map.of(PostgreSqlServer.ADDRESS_VARIABLE, address))) {
      assertThat(server.jdbcUrl()).isEqualTo(address);
    }
  }
}

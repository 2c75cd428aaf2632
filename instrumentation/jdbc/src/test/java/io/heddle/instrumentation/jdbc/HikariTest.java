package io.heddle.instrumentation.jdbc;

import static io.heddle.testkit.SpanExpectation.span;
import static io.heddle.testkit.WovenJvm.trace;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.heddle.testkit.SpanExpectation;
import io.heddle.testkit.WovenJvm;
import io.opentelemetry.api.trace.SpanKind;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import org.h2.jdbc.JdbcPreparedStatement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A pool's statements wrap the driver's: both are woven, and one span comes of it. */
class HikariTest {

  @RegisterExtension static final WovenJvm heddle = new WovenJvm();

  private HikariDataSource pool;

  @BeforeEach
  void open() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:pooled");
    config.setUsername("sa");
    config.setMaximumPoolSize(2);
    pool = new HikariDataSource(config);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private static SpanExpectation call(String summary, String text) {
    return span(summary)
        .kind(SpanKind.CLIENT)
        .noError()
        .attribute("db.system.name", "h2database")
        .attribute("db.namespace", "pooled")
        .attribute("db.query.text", text);
  }

  @Test
  void statementsOfAPool_areOneSpanEach() throws Exception {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE orders (id INT)");
      statement.executeUpdate("INSERT INTO orders VALUES (1)");
      try (PreparedStatement query =
          connection.prepareStatement("SELECT * FROM orders WHERE id = ?")) {
        query.setInt(1, 1);
        try (ResultSet rows = query.executeQuery()) {
          assertThat(rows.next()).isTrue();
        }
      }
      try (CallableStatement call = connection.prepareCall("CALL ?")) {
        call.setInt(1, 1);
        call.executeQuery().close();
      }
    }

    heddle.assertTraces(
        trace(call("CREATE TABLE orders", "CREATE TABLE orders (id INT)")),
        trace(call("INSERT orders", "INSERT INTO orders VALUES (?)")),
        trace(call("SELECT orders", "SELECT * FROM orders WHERE id = ?")),
        trace(call("CALL", "CALL ?")));
  }

  @Test
  void batchOfAPool_isCountedOnce() throws Exception {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.addBatch("CREATE TABLE a (id INT)");
      statement.addBatch("CREATE TABLE b (id INT)");
      assertThat(statement.executeBatch()).hasSize(2);
      try (PreparedStatement insert = connection.prepareStatement("INSERT INTO a VALUES (?)")) {
        for (int i = 0; i < 5; i++) {
          insert.setInt(1, i);
          insert.addBatch();
        }
        assertThat(insert.executeBatch()).hasSize(5);
      }
    }

    heddle.assertTraces(
        trace(
            call("BATCH", "CREATE TABLE a (id INT); CREATE TABLE b (id INT)")
                .attribute("db.operation.name", "BATCH CREATE TABLE")
                .attribute("db.operation.batch.size", 2L)),
        trace(
            call("BATCH INSERT a", "INSERT INTO a VALUES (?)")
                .attribute("db.operation.batch.size", 5L)));
  }

  @Test
  void unwrappedStatement_isOneSpanToo() throws Exception {
    try (Connection connection = pool.getConnection();
        PreparedStatement query = connection.prepareStatement("SELECT 1")) {
      query.unwrap(JdbcPreparedStatement.class).executeQuery().close();
    }

    heddle.assertTraces(trace(call("SELECT", "SELECT ?")));
  }

  @Test
  void connectionBorrowedAgain_leadsWhereItDid() throws Exception {
    for (int i = 0; i < 3; i++) {
      heddle.inSpan(
          "request",
          () -> {
            try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
              statement.execute("SELECT 1");
            }
          });
    }

    heddle.assertTraces(
        trace(span("request"), call("SELECT", "SELECT ?").childOf("request")),
        trace(span("request"), call("SELECT", "SELECT ?").childOf("request")),
        trace(span("request"), call("SELECT", "SELECT ?").childOf("request")));
  }
}

package io.heddle.instrumentation.jdbc;

import static io.heddle.testkit.SpanExpectation.span;
import static io.heddle.testkit.WovenJvm.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.testkit.SpanExpectation;
import io.heddle.testkit.WovenJvm;
import io.opentelemetry.api.trace.SpanKind;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A driver whose prepared statements are below {@code PreparedStatement} alone. */
class HsqldbTest {

  @RegisterExtension static final WovenJvm heddle = new WovenJvm();

  @Test
  void statementsOfEveryKind_areOneSpanEach() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:hsqldb:mem:shop", "SA", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE orders (id INT)");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO orders VALUES (?)")) {
        for (int i = 0; i < 3; i++) {
          insert.setInt(1, i);
          insert.addBatch();
        }
        assertThat(insert.executeBatch()).hasSize(3);
        insert.executeUpdate();
      }
      try (CallableStatement call = connection.prepareCall("CALL upper(?)")) {
        call.setString(1, "x");
        call.execute();
      }
    }

    heddle.assertTraces(
        trace(call("CREATE TABLE orders")),
        trace(call("BATCH INSERT orders").attribute("db.operation.batch.size", 3L)),
        trace(call("INSERT orders").hasNoAttribute("db.operation.batch.size")),
        trace(call("CALL upper").attribute("db.stored_procedure.name", "upper")));
  }

  private static SpanExpectation call(String summary) {
    return span(summary)
        .kind(SpanKind.CLIENT)
        .noError()
        .attribute("db.system.name", "hsqldb")
        .attribute("db.namespace", "shop")
        .hasNoAttribute("server.address");
  }
}

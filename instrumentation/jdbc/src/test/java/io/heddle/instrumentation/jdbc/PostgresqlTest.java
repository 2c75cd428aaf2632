package io.heddle.instrumentation.jdbc;

import static io.heddle.testkit.SpanExpectation.span;
import static io.heddle.testkit.WovenJvm.trace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.testkit.SpanExpectation;
import io.heddle.testkit.WovenJvm;
import io.opentelemetry.api.trace.SpanKind;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** A real server and its own driver. */
class PostgresqlTest {

  @RegisterExtension static final WovenJvm heddle = new WovenJvm();

  private static long port;

  private Connection connection;

  @BeforeEach
  void connect() throws Exception {
    port = PostgresqlServer.port();
    connection = DriverManager.getConnection(PostgresqlServer.url());
    Unrecorded.execute(connection, "CREATE TABLE orders (id SERIAL PRIMARY KEY, name TEXT)");
  }

  @AfterEach
  void dropTable() throws Exception {
    Unrecorded.execute(connection, "DROP TABLE orders");
    connection.close();
  }

  private static Map<String, Object> attributes(String summary, String text) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("db.system.name", "postgresql");
    attributes.put("db.namespace", "postgres");
    attributes.put("server.address", "localhost");
    attributes.put("server.port", port);
    attributes.put("db.query.summary", summary);
    attributes.put("db.query.text", text);
    return attributes;
  }

  private static SpanExpectation call(String summary) {
    return span(summary)
        .kind(SpanKind.CLIENT)
        .scope("io.heddle.jdbc")
        .attribute("server.port", port);
  }

  @Test
  void statementAndQuery_areOneSpanEach() throws Exception {
    heddle.inSpan(
        "parent",
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                "INSERT INTO orders (name) VALUES (E'it\\'s'), ($$secret$$) -- note",
                Statement.RETURN_GENERATED_KEYS);
            try (ResultSet keys = statement.getGeneratedKeys()) {
              assertThat(keys.next()).isTrue();
            }
            statement.executeQuery("SELECT * FROM orders o, orders p WHERE o.id IN (1, 2)").close();
          }
        });

    Map<String, Object> insert =
        attributes("INSERT orders", "INSERT INTO orders (name) VALUES (?), (?)");
    insert.put("db.operation.name", "INSERT");
    insert.put("db.collection.name", "orders");
    Map<String, Object> select =
        attributes("SELECT orders orders", "SELECT * FROM orders o, orders p WHERE o.id IN (?)");
    select.put("db.operation.name", "SELECT");
    heddle.assertTraces(
        trace(
            span("parent").root(),
            call("INSERT orders").childOf("parent").noError().attributesExactly(insert),
            call("SELECT orders orders").childOf("parent").noError().attributesExactly(select)));
  }

  @Test
  void preparedStatementInABatch_isOneSpan() throws Exception {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO orders (name) VALUES (?)")) {
      for (int i = 0; i < 4; i++) {
        insert.setString(1, "x");
        insert.addBatch();
      }
      assertThat(insert.executeBatch()).hasSize(4);
    }

    Map<String, Object> batch =
        attributes("BATCH INSERT orders", "INSERT INTO orders (name) VALUES (?)");
    batch.put("db.operation.name", "BATCH INSERT");
    batch.put("db.collection.name", "orders");
    batch.put("db.operation.batch.size", 4L);
    heddle.assertTraces(trace(call("BATCH INSERT orders").noError().attributesExactly(batch)));
  }

  @Test
  void callableStatement_namesTheProcedure() throws Exception {
    try (CallableStatement call = connection.prepareCall("{? = call upper(?)}")) {
      call.registerOutParameter(1, java.sql.Types.VARCHAR);
      call.setString(2, "x");
      call.execute();
      assertThat(call.getString(1)).isEqualTo("X");
    }

    heddle.assertTraces(
        trace(call("call upper").noError().attribute("db.stored_procedure.name", "upper")));
  }

  @Test
  void failure_hasTheSqlStateOfTheServer() throws Exception {
    try (PreparedStatement query = connection.prepareStatement("SELECT * FROM nowhere")) {
      assertThatThrownBy(query::executeQuery).isInstanceOf(SQLException.class);
    }

    heddle.assertTraces(
        trace(
            call("SELECT nowhere")
                .error("42P01")
                .attribute("db.response.status_code", "42P01")
                .satisfies(failed -> assertThat(failed.events()).isEmpty())));
  }

  @Test
  void schemaOfTheConnection_isPartOfTheNamespace() throws Exception {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(PostgresqlServer.url() + "&currentSchema=public");
    try (Connection another = source.getConnection();
        Statement statement = another.createStatement()) {
      statement.execute("SELECT 1");
    }

    heddle.assertTraces(trace(call("SELECT").attribute("db.namespace", "postgres|public")));
  }

  @Test
  void metaData_isAskedInStatementsOfTheDriver() throws Exception {
    connection.getMetaData().getTables(null, "public", "orders", null).close();

    heddle.assertTraces(
        trace(
            call("SELECT pg_catalog.pg_namespace pg_catalog.pg_class"
                    + " pg_catalog.pg_description")
                .noError()));
  }

  @Test
  void serverThatIsGone_isAFailedCall() throws Exception {
    Connection doomed = DriverManager.getConnection(PostgresqlServer.url());
    Statement statement = doomed.createStatement();
    int process;
    try (ResultSet rows = statement.executeQuery("SELECT pg_backend_pid()")) {
      rows.next();
      process = rows.getInt(1);
    }
    try (PreparedStatement kill = connection.prepareStatement("SELECT pg_terminate_backend(?)")) {
      kill.setInt(1, process);
      kill.execute();
    }
    assertThatThrownBy(() -> statement.executeQuery("SELECT 1")).isInstanceOf(SQLException.class);

    heddle.assertTraces(
        trace(call("SELECT").noError()),
        trace(call("SELECT").noError()),
        trace(call("SELECT").error("57P01")));
  }
}

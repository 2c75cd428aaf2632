package io.heddle.instrumentation.jdbc;

import static io.heddle.testkit.SpanExpectation.span;
import static io.heddle.testkit.WovenJvm.trace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.testkit.SpanExpectation;
import io.heddle.testkit.WovenJvm;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.lang.ref.WeakReference;
import java.sql.BatchUpdateException;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2Test {

  private static final String URL = "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1";

  @RegisterExtension static final WovenJvm heddle = new WovenJvm();

  private Connection connection;
  private Statement statement;

  @BeforeEach
  void connect() throws Exception {
    connection = DriverManager.getConnection(URL, "sa", "");
    statement = connection.createStatement();
    Unrecorded.execute(
        connection, "CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(99))");
  }

  @AfterEach
  void dropAll() throws Exception {
    Unrecorded.execute(connection, "DROP ALL OBJECTS");
    connection.close();
  }

  private static Map<String, Object> attributes(String summary, String text, String... more) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("db.system.name", "h2database");
    attributes.put("db.namespace", "shop");
    attributes.put("db.query.summary", summary);
    attributes.put("db.query.text", text);
    for (int i = 0; i < more.length; i += 2) {
      attributes.put(more[i], more[i + 1]);
    }
    return attributes;
  }

  private static SpanExpectation call(String summary) {
    return span(summary).kind(SpanKind.CLIENT).scope("io.heddle.jdbc");
  }

  @Test
  void query_isOneClientSpanUnderItsParent() throws Exception {
    heddle.inSpan(
        "parent",
        () -> {
          try (ResultSet rows =
              statement.executeQuery("SELECT * FROM orders WHERE name = 'secret'")) {
            assertThat(rows.next()).isFalse();
          }
        });

    heddle.assertTraces(
        trace(
            span("parent").root(),
            call("SELECT orders")
                .childOf("parent")
                .noError()
                .attributesExactly(
                    attributes(
                        "SELECT orders",
                        "SELECT * FROM orders WHERE name = ?",
                        "db.operation.name",
                        "SELECT",
                        "db.collection.name",
                        "orders"))));
  }

  @Test
  void everyWayToExecute_isOneSpan() throws Exception {
    String insert = "INSERT INTO orders (name) VALUES ('x')";
    statement.execute(insert);
    statement.execute(insert, Statement.RETURN_GENERATED_KEYS);
    statement.execute(insert, new int[] {1});
    statement.execute(insert, new String[] {"ID"});
    statement.executeUpdate(insert);
    statement.executeUpdate(insert, Statement.RETURN_GENERATED_KEYS);
    statement.executeUpdate(insert, new int[] {1});
    statement.executeUpdate(insert, new String[] {"ID"});
    statement.executeLargeUpdate(insert);
    statement.executeLargeUpdate(insert, Statement.RETURN_GENERATED_KEYS);
    statement.executeLargeUpdate(insert, new int[] {1});
    assertThat(statement.executeLargeUpdate(insert, new String[] {"ID"})).isEqualTo(1);
    try (ResultSet keys = statement.getGeneratedKeys()) {
      keys.next();
      assertThat(keys.getInt(1)).isEqualTo(12);
    }

    List<HeddleSpan> spans = heddle.awaitSpans(12);
    assertThat(spans).hasSize(12).extracting(HeddleSpan::name).containsOnly("INSERT orders");
  }

  @Test
  void preparedStatement_isDescribedByWhatItWasPreparedWith() throws Exception {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO orders (name) VALUES (?)")) {
      insert.setString(1, "secret");
      assertThat(insert.executeUpdate()).isEqualTo(1);
      assertThat(insert.executeLargeUpdate()).isEqualTo(1);
      assertThat(insert.execute()).isFalse();
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT name FROM orders WHERE id > ?",
            ResultSet.TYPE_FORWARD_ONLY,
            ResultSet.CONCUR_READ_ONLY)) {
      query.setInt(1, 7);
      query.executeQuery().close();
    }

    SpanExpectation insert =
        call("INSERT orders")
            .root()
            .noError()
            .attributesExactly(
                attributes(
                    "INSERT orders",
                    "INSERT INTO orders (name) VALUES (?)",
                    "db.operation.name",
                    "INSERT",
                    "db.collection.name",
                    "orders"));
    heddle.assertTraces(
        trace(insert),
        trace(insert),
        trace(insert),
        trace(
            call("SELECT orders")
                .attribute("db.query.text", "SELECT name FROM orders WHERE id > ?")));
  }

  @Test
  void callableStatement_namesTheProcedure() throws Exception {
    statement.execute("CREATE ALIAS twice AS 'int twice(int x) { return 2 * x; }'");
    try (CallableStatement call = connection.prepareCall("{? = call twice(?)}")) {
      call.setInt(2, 21);
      call.execute();
    }

    heddle.assertTraces(
        trace(call("CREATE ALIAS twice")),
        trace(
            call("call twice")
                .noError()
                .attributesExactly(
                    attributes(
                        "call twice",
                        "{? = call twice(?)}",
                        "db.operation.name",
                        "call",
                        "db.stored_procedure.name",
                        "twice"))));
  }

  @Test
  void failure_isAnErrorWithItsSqlStateAndWithoutTheMessage() throws Exception {
    statement.execute("INSERT INTO orders VALUES (1, 'a')");
    assertThatThrownBy(() -> statement.execute("INSERT INTO orders VALUES (1, 'secret')"))
        .isInstanceOf(SQLException.class);

    heddle.assertTraces(
        trace(call("INSERT orders").noError()),
        trace(
            call("INSERT orders")
                .error("23505")
                .attribute("db.response.status_code", "23505")
                .satisfies(
                    failed -> {
                      assertThat(failed.events()).isEmpty();
                      assertThat(failed.statusDescription()).isNull();
                    })));
  }

  @Test
  void preparationThatFails_isNoCall() throws Exception {
    assertThatThrownBy(() -> connection.prepareStatement("SELECT * FROM nowhere"))
        .isInstanceOf(SQLException.class);

    heddle.assertTraces();
  }

  @Test
  void closedStatement_makesNoCallAndThrowsAsBefore() throws Exception {
    statement.close();
    assertThatThrownBy(() -> statement.executeQuery("SELECT 1")).isInstanceOf(SQLException.class);

    heddle.assertTraces();
  }

  @Test
  void batchOfOneStatement_hasItsTextAndSize() throws Exception {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO orders (name) VALUES (?)")) {
      for (int i = 0; i < 3; i++) {
        insert.setString(1, "secret" + i);
        insert.addBatch();
      }
      assertThat(insert.executeBatch()).hasSize(3);
    }

    Map<String, Object> expected =
        attributes(
            "BATCH INSERT orders",
            "INSERT INTO orders (name) VALUES (?)",
            "db.operation.name",
            "BATCH INSERT",
            "db.collection.name",
            "orders");
    expected.put("db.operation.batch.size", 3L);
    heddle.assertTraces(trace(call("BATCH INSERT orders").noError().attributesExactly(expected)));
  }

  @Test
  void batchOfDifferentStatements_hasAllTexts() throws Exception {
    statement.addBatch("INSERT INTO orders (name) VALUES ('x')");
    statement.addBatch("DELETE FROM orders WHERE id = 7");
    assertThat(statement.executeLargeBatch()).hasSize(2);

    Map<String, Object> expected =
        attributes(
            "BATCH",
            "INSERT INTO orders (name) VALUES (?); DELETE FROM orders WHERE id = ?",
            "db.operation.name",
            "BATCH");
    expected.put("db.operation.batch.size", 2L);
    heddle.assertTraces(trace(call("BATCH").noError().attributesExactly(expected)));
  }

  @Test
  void batchOfOne_isNoBatch() throws Exception {
    statement.addBatch("INSERT INTO orders (name) VALUES ('x')");
    statement.executeBatch();

    heddle.assertTraces(
        trace(call("INSERT orders").hasNoAttribute("db.operation.batch.size").noError()));
  }

  @Test
  void clearedBatch_isEmpty() throws Exception {
    statement.addBatch("INSERT INTO orders (name) VALUES ('x')");
    statement.clearBatch();
    statement.addBatch("DELETE FROM orders");
    statement.addBatch("DELETE FROM orders");
    statement.executeBatch();
    statement.executeBatch();

    heddle.assertTraces(
        trace(call("BATCH DELETE orders").attribute("db.operation.batch.size", 2L)),
        trace(call("BATCH").attribute("db.operation.batch.size", 0L)));
  }

  @Test
  void batchThatFails_isOneFailedSpan() throws Exception {
    statement.addBatch("INSERT INTO orders VALUES (1, 'a')");
    statement.addBatch("INSERT INTO orders VALUES (1, 'b')");
    assertThatThrownBy(statement::executeBatch).isInstanceOf(BatchUpdateException.class);

    heddle.assertTraces(
        trace(
            call("BATCH INSERT orders")
                .status(StatusCode.ERROR)
                .hasAttribute("error.type")
                .attribute("db.operation.batch.size", 2L)));
  }

  @Test
  void connectionOfADataSource_tellsWhereItLeads() throws Exception {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(URL);
    source.setUser("sa");
    try (Connection another = source.getConnection()) {
      another.createStatement().execute("SELECT 1");
    }

    heddle.assertTraces(
        trace(
            call("SELECT")
                .attributesExactly(
                    attributes("SELECT", "SELECT ?", "db.operation.name", "SELECT"))));
  }

  @Test
  void queryInsideAQuery_isPartOfIt() throws Exception {
    statement.execute(
        "CREATE ALIAS inner_query FOR \"" + Function.class.getName() + ".innerQuery\"");
    try (ResultSet rows = statement.executeQuery("SELECT inner_query()")) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(7);
    }

    heddle.assertTraces(trace(call("CREATE ALIAS inner_query")), trace(call("SELECT")));
  }

  /** Called by H2, on the thread of the statement around it. */
  public static final class Function {

    private Function() {}

    public static int innerQuery(Connection connection) throws SQLException {
      try (ResultSet rows = connection.createStatement().executeQuery("SELECT 7")) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  @Test
  void manyThreads_haveTheirOwnTraces() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Object>> done = new java.util.ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        done.add(
            threads.submit(
                () -> {
                  try (Connection own = DriverManager.getConnection(URL, "sa", "");
                      PreparedStatement query = own.prepareStatement("SELECT * FROM orders")) {
                    for (int i = 0; i < 50; i++) {
                      query.executeQuery().close();
                    }
                  }
                  return null;
                }));
      }
      for (Future<Object> each : done) {
        each.get(30, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdown();
    }

    List<HeddleSpan> spans = heddle.awaitSpans(400);
    assertThat(spans).hasSize(400);
    assertThat(spans).extracting(HeddleSpan::name).containsOnly("SELECT orders");
    assertThat(spans)
        .extracting(each -> each.getSpanContext().getTraceId())
        .doesNotHaveDuplicates();
  }

  @Test
  void statementNobodyHolds_isCollected() throws Exception {
    WeakReference<Statement> forgotten = prepareAndForget();

    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (forgotten.get() != null) {
      assertThat(System.nanoTime()).as("collected within 10 s").isLessThan(deadline);
      System.gc();
    }
    heddle.assertTraces(trace(call("SELECT orders")));
  }

  private WeakReference<Statement> prepareAndForget() throws SQLException {
    PreparedStatement query = connection.prepareStatement("SELECT * FROM orders");
    query.executeQuery();
    return new WeakReference<>(query);
  }
}

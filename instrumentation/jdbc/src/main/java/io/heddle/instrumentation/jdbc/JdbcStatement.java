package io.heddle.instrumentation.jdbc;

import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.db.DbClientSpan;
import io.heddle.bootstrap.db.DbEndpoint;
import io.heddle.bootstrap.db.DbQuery;
import io.heddle.bootstrap.db.DbStatement;
import io.heddle.bootstrap.trace.HeddleVersion;
import io.heddle.bootstrap.trace.InstrumentationScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads statements of JDBC for spans. */
final class JdbcStatement {

  private static final InstrumentationScope SCOPE =
      new InstrumentationScope("io.heddle.jdbc", HeddleVersion.VERSION);

  private JdbcStatement() {}

  /** Null where the call is already being recorded, or where there is none to come. */
  static DbClientSpan start(Statement statement, String sql) {
    DbStatement known = DbClientSpan.isWithin() ? null : knownOrAsked(statement);
    if (known == null) {
      return null;
    }
    DbEndpoint endpoint = known.endpoint();
    return DbClientSpan.start(SCOPE, endpoint, DbQuery.of(sql, endpoint), DbClientSpan.NO_BATCH);
  }

  static DbClientSpan startPrepared(Statement statement) {
    DbStatement known = DbClientSpan.isWithin() ? null : knownOrAsked(statement);
    return known == null
        ? null
        : DbClientSpan.start(SCOPE, known.endpoint(), known.prepared(), DbClientSpan.NO_BATCH);
  }

  static DbClientSpan startBatch(Statement statement) {
    if (DbClientSpan.isWithin()) {
      return null;
    }
    DbStatement known = DbStatement.of(statement);
    if (known != null) {
      return DbClientSpan.start(SCOPE, known.endpoint(), known.batchQuery(), known.batchSize());
    }
    known = ask(statement);
    return known == null
        ? null
        : DbClientSpan.start(
            SCOPE, known.endpoint(), known.batchQuery(), DbClientSpan.UNCOUNTED_BATCH);
  }

  static void end(DbClientSpan span, Throwable failure) {
    if (span != null) {
      span.end(failure, failure == null ? null : SqlFailure.codeOf(failure, span.endpoint()));
    }
  }

  static void created(Connection connection, Statement statement) {
    if (statement != null) {
      DbEndpoint endpoint = JdbcConnection.endpointOf(connection);
      new DbStatement(endpoint, DbQuery.UNKNOWN).rememberFor(statement);
    }
  }

  static void prepared(Connection connection, String sql, Statement statement) {
    if (statement != null) {
      DbEndpoint endpoint = JdbcConnection.endpointOf(connection);
      new DbStatement(endpoint, DbQuery.of(sql, endpoint)).rememberFor(statement);
    }
  }

  static int batchSize(Statement statement) {
    DbStatement known = DbStatement.of(statement);
    return known == null ? 0 : known.batchSize();
  }

  static void addToBatch(Statement statement, String sql, int sizeBefore) {
    DbStatement known = DbStatement.of(statement);
    if (known != null) {
      known.addToBatch(sizeBefore, DbQuery.of(sql, known.endpoint()));
    }
  }

  static void addPreparedToBatch(Statement statement, int sizeBefore) {
    DbStatement known = DbStatement.of(statement);
    if (known != null) {
      known.addToBatch(sizeBefore, known.prepared());
    }
  }

  static void clearBatch(Statement statement) {
    DbStatement known = DbStatement.of(statement);
    if (known != null) {
      known.clearBatch();
    }
  }

  private static DbStatement knownOrAsked(Statement statement) {
    DbStatement known = DbStatement.of(statement);
    return known == null ? ask(statement) : known;
  }

  /**
   * A statement that no woven method returned: made before the driver was woven, or by a driver for
   * itself; or a closed one, of which there is no call to come and so null.
   */
  private static DbStatement ask(Statement statement) {
    Connection connection;
    HeddleContext paused = DbClientSpan.pause();
    try {
      if (isClosed(statement)) {
        return null;
      }
      connection = statement.getConnection();
    } catch (SQLException | RuntimeException | LinkageError unknown) {
      // The driver cannot say; the application's own call tells it why.
      connection = null;
    } finally {
      DbClientSpan.resume(paused);
    }
    DbStatement asked = new DbStatement(JdbcConnection.endpointOf(connection), DbQuery.UNKNOWN);
    asked.rememberFor(statement);
    return asked;
  }

  private static boolean isClosed(Statement statement) {
    try {
      return statement.isClosed();
    } catch (SQLException | RuntimeException | LinkageError unknown) {
      // A driver of JDBC 3, which does not have the method.
      return false;
    }
  }
}

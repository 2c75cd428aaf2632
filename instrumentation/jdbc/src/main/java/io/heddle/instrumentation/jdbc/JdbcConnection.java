package io.heddle.instrumentation.jdbc;

import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.db.DbClientSpan;
import io.heddle.bootstrap.db.DbConnections;
import io.heddle.bootstrap.db.DbEndpoint;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Properties;

/** Finds out, once per connection, where it leads. */
final class JdbcConnection {

  private JdbcConnection() {}

  /** A driver has made a connection. */
  static void connected(String url, Properties properties, Connection connection) {
    if (connection != null) {
      DbConnections.remember(connection, JdbcUrl.endpointOf(url, properties));
    }
  }

  /** Never null; {@link DbEndpoint#UNKNOWN} where nobody can say. */
  static DbEndpoint endpointOf(Connection connection) {
    if (connection == null) {
      return DbEndpoint.UNKNOWN;
    }
    DbEndpoint known = DbConnections.endpointOf(connection);
    if (known != null) {
      return known;
    }
    HeddleContext paused = DbClientSpan.pause();
    DbEndpoint asked;
    try {
      asked = ask(connection);
    } finally {
      DbClientSpan.resume(paused);
    }
    DbConnections.remember(connection, asked);
    return asked;
  }

  /**
   * For a connection that did not come from {@code Driver.connect}: a pool's wrapper, whose inner
   * connection did, or one that a data source made by itself. Common drivers answer both without a
   * round trip.
   */
  private static DbEndpoint ask(Connection connection) {
    DbEndpoint inner = DbConnections.endpointOf(unwrap(connection));
    if (inner != null) {
      return inner;
    }
    try {
      DatabaseMetaData metaData = connection.getMetaData();
      return metaData == null ? DbEndpoint.UNKNOWN : JdbcUrl.endpointOf(metaData.getURL(), null);
    } catch (SQLException | RuntimeException | LinkageError unknown) {
      return DbEndpoint.UNKNOWN;
    }
  }

  private static Connection unwrap(Connection connection) {
    try {
      return connection.unwrap(Connection.class);
    } catch (SQLException | RuntimeException | LinkageError noWrapper) {
      return null;
    }
  }
}

package io.heddle.instrumentation.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A real server, one for all tests of this JVM, which stops with it. PostgreSQL refuses to run as
 * root; where the tests do, zonky starts it in a user namespace of its own ({@code unshare -U}).
 */
final class PostgresqlServer {

  private static EmbeddedPostgres server;

  private PostgresqlServer() {}

  static synchronized int port() throws Exception {
    if (server == null) {
      // Asks the new server whether it is ready, in a statement.
      Unrecorded.run(() -> server = EmbeddedPostgres.start());
    }
    return server.getPort();
  }

  static String url() throws Exception {
    return "jdbc:postgresql://localhost:" + port() + "/postgres?user=postgres";
  }
}

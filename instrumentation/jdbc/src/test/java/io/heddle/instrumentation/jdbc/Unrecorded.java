package io.heddle.instrumentation.jdbc;

import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.db.DbClientSpan;
import io.heddle.testkit.WovenJvm;
import java.sql.Connection;
import java.sql.Statement;

/** What a test needs in its database, without spans of its own. */
final class Unrecorded {

  private Unrecorded() {}

  static void execute(Connection connection, String sql) throws Exception {
    run(
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
          }
        });
  }

  static void run(WovenJvm.Action action) throws Exception {
    HeddleContext paused = DbClientSpan.pause();
    try {
      action.run();
    } finally {
      DbClientSpan.resume(paused);
    }
  }
}

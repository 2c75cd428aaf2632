package io.heddle.instrumentation.jdbc;

import io.heddle.bootstrap.db.DbClientSpan;
import io.heddle.bootstrap.db.DbStatement;
import io.heddle.bootstrap.weave.advice.Argument;
import io.heddle.bootstrap.weave.advice.Enter;
import io.heddle.bootstrap.weave.advice.OnEnter;
import io.heddle.bootstrap.weave.advice.OnExit;
import io.heddle.bootstrap.weave.advice.Returned;
import io.heddle.bootstrap.weave.advice.This;
import io.heddle.bootstrap.weave.advice.Thrown;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;
import io.heddle.weaver.WeaveType;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Properties;

/** JDBC of any driver, pool and proxy: one CLIENT span for each call that executes statements. */
public final class JdbcInstrumentation implements Instrumentation {

  private static final String SQL = "Ljava/lang/String;";

  @Override
  public String name() {
    return "jdbc";
  }

  @Override
  public void declare(Weave weave) {
    // Each interface of the JDK is a root of its own: a class below one of them is not known to be
    // below what that one extends.
    statement(weave.subtypesOf("java.sql.Statement"));
    prepared(weave.subtypesOf("java.sql.PreparedStatement"));
    prepared(weave.subtypesOf("java.sql.CallableStatement"));
    weave
        .subtypesOf("java.sql.Connection")
        .method("createStatement", Create.class)
        .method("prepareStatement", Prepare.class)
        .method("prepareCall", Prepare.class);
    weave
        .subtypesOf("java.sql.Driver")
        .method("connect", "(Ljava/lang/String;Ljava/util/Properties;)", Connect.class);
  }

  private static WeaveType statement(WeaveType type) {
    for (String method : new String[] {"execute", "executeUpdate", "executeLargeUpdate"}) {
      type.method(method, "(" + SQL + ")", ExecuteSql.class)
          .method(method, "(" + SQL + "I)", ExecuteSql.class)
          .method(method, "(" + SQL + "[I)", ExecuteSql.class)
          .method(method, "(" + SQL + "[" + SQL + ")", ExecuteSql.class);
    }
    return type.method("executeQuery", "(" + SQL + ")", ExecuteSql.class)
        .method("executeBatch", "()", ExecuteBatch.class)
        .method("executeLargeBatch", "()", ExecuteBatch.class)
        .method("addBatch", "(" + SQL + ")", AddSqlToBatch.class)
        .method("clearBatch", "()", ClearBatch.class)
        .method("close", "()", Close.class);
  }

  private static void prepared(WeaveType type) {
    statement(type)
        .method("execute", "()", ExecutePrepared.class)
        .method("executeQuery", "()", ExecutePrepared.class)
        .method("executeUpdate", "()", ExecutePrepared.class)
        .method("executeLargeUpdate", "()", ExecutePrepared.class)
        .method("addBatch", "()", AddPreparedToBatch.class);
  }

  static final class ExecuteSql {
    @OnEnter
    static DbClientSpan enter(@This Statement statement, @Argument(0) String sql) {
      return JdbcStatement.start(statement, sql);
    }

    @OnExit
    static void exit(@Enter DbClientSpan span, @Thrown Throwable failure) {
      JdbcStatement.end(span, failure);
    }
  }

  static final class ExecutePrepared {
    @OnEnter
    static DbClientSpan enter(@This Statement statement) {
      return JdbcStatement.startPrepared(statement);
    }

    @OnExit
    static void exit(@Enter DbClientSpan span, @Thrown Throwable failure) {
      JdbcStatement.end(span, failure);
    }
  }

  static final class ExecuteBatch {
    @OnEnter
    static DbClientSpan enter(@This Statement statement) {
      return JdbcStatement.startBatch(statement);
    }

    /** Whatever came of it, drivers leave an empty batch behind. */
    @OnExit
    static void exit(
        @This Statement statement, @Enter DbClientSpan span, @Thrown Throwable failure) {
      JdbcStatement.end(span, failure);
      JdbcStatement.clearBatch(statement);
    }
  }

  static final class AddSqlToBatch {
    @OnEnter
    static Integer enter(@This Statement statement) {
      return JdbcStatement.batchSize(statement);
    }

    @OnExit
    static void exit(
        @This Statement statement,
        @Argument(0) String sql,
        @Enter Integer sizeBefore,
        @Thrown Throwable failure) {
      if (failure == null && sizeBefore != null) {
        JdbcStatement.addToBatch(statement, sql, sizeBefore);
      }
    }
  }

  static final class AddPreparedToBatch {
    @OnEnter
    static Integer enter(@This Statement statement) {
      return JdbcStatement.batchSize(statement);
    }

    @OnExit
    static void exit(
        @This Statement statement, @Enter Integer sizeBefore, @Thrown Throwable failure) {
      if (failure == null && sizeBefore != null) {
        JdbcStatement.addPreparedToBatch(statement, sizeBefore);
      }
    }
  }

  static final class ClearBatch {
    @OnEnter
    static void enter(@This Statement statement) {
      JdbcStatement.clearBatch(statement);
    }
  }

  static final class Close {
    @OnEnter
    static void enter(@This Statement statement) {
      DbStatement.forget(statement);
    }
  }

  static final class Create {
    @OnExit
    static void exit(@This Connection connection, @Returned Statement statement) {
      JdbcStatement.created(connection, statement);
    }
  }

  static final class Prepare {
    @OnExit
    static void exit(
        @This Connection connection, @Argument(0) String sql, @Returned Statement statement) {
      JdbcStatement.prepared(connection, sql, statement);
    }
  }

  static final class Connect {
    @OnExit
    static void exit(
        @Argument(0) String url,
        @Argument(1) Properties properties,
        @Returned Connection connection) {
      JdbcConnection.connected(url, properties, connection);
    }
  }
}

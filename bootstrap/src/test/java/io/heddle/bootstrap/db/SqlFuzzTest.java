package io.heddle.bootstrap.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that nobody wrote. A failure names the seed that makes it again. */
class SqlFuzzTest {

  private static final String[] SYSTEMS = {
    "postgresql",
    "mysql",
    "h2database",
    "oracle.db",
    "microsoft.sql_server",
    "sqlite",
    "ibm.db2",
    "hsqldb",
    "clickhouse",
    "other_sql"
  };

  private static final String[] PIECES = {
    "SELECT",
    "FROM",
    "WHERE",
    "INSERT INTO",
    "VALUES",
    "UPDATE",
    "SET",
    "DELETE",
    "JOIN",
    "ON",
    "WITH",
    "AS",
    "IN",
    "IN (",
    "(",
    ")",
    ",",
    ";",
    ".",
    "*",
    "=",
    "?",
    "$1",
    ":p",
    "::",
    "{call",
    "}",
    "CREATE TABLE",
    "DROP",
    "MERGE",
    "USING",
    "EXPLAIN",
    "t",
    "u.v",
    "\"q\"",
    "`b`",
    "[c]",
    "--\n",
    "/* c */",
    "\n",
    "\t",
    "$",
    "@x",
    "#t",
    "E",
    "q",
    "TRUE",
    "\u00e9",
    "\ud83d",
    "IDENTIFIED"
  };

  /** What every literal holds, and nothing else does. */
  private static final String SECRET = "7351";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void noLiteral_survives(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 50_000; i++) {
      String system = SYSTEMS[random.nextInt(SYSTEMS.length)];
      StringBuilder sql = new StringBuilder();
      for (int pieces = random.nextInt(20); pieces >= 0; pieces--) {
        sql.append(random.nextInt(3) == 0 ? literal(random, system) : piece(random, system));
        sql.append(random.nextInt(4) == 0 ? "" : " ");
      }
      DbQuery query = SqlLexer.read(sql.toString(), SqlDialect.of(system), true);

      assertThat(query.text() + query.summary() + query.collection())
          .as("seed %d, statement %d of %s: %s", seed, i, system, sql)
          .doesNotContain(SECRET);
    }
  }

  private static String piece(Random random, String system) {
    String piece = PIECES[random.nextInt(PIECES.length)];
    if (piece.equals("#t") && (system.equals("mysql") || system.equals("clickhouse"))) {
      return "x";
    }
    // Right before a quote it would change how the string is read.
    return piece.equals("E") || piece.equals("q") || piece.equals("$") ? piece + " " : piece;
  }

  /** Some with a space before it: a number right behind a word is part of the word. */
  private static String literal(Random random, String system) {
    switch (random.nextInt(11)) {
      case 0:
        return " " + SECRET + " ";
      case 1:
        return " " + SECRET + ".5e+" + SECRET + " ";
      case 2:
        return " 0x" + SECRET + "AF ";
      case 3:
        return "'it''s " + SECRET + "'";
      case 4:
        return "'/* " + SECRET + " -- ; ( \" ` $$ '";
      case 5:
        return "/* it's " + SECRET + " \" */";
      case 6:
        return "-- it's \" " + SECRET + "\n";
      case 7:
        return "' x" + SECRET + " \n y'";
      case 8:
        return system.equals("postgresql") || system.equals("h2database")
            ? " $a$ it's \" " + SECRET + " $b$ $a$ "
            : "'" + SECRET + "'";
      case 9:
        return system.equals("mysql") || system.equals("clickhouse")
            ? "'it\\'s " + SECRET + " \\\\'"
            : " N'" + SECRET + "'";
      default:
        return system.equals("oracle.db") ? " q'[it's " + SECRET + "]'" : "''";
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void anyCharacters_areTaken(long seed) {
    Random random = new Random(seed);
    String signs = "'\"`$[](){}\\/*-#;:,.?@ \n\0\u00a0\u00e9\ud83dxXeEqQnN019";
    for (int i = 0; i < 200_000; i++) {
      char[] sql = new char[random.nextInt(40)];
      for (int j = 0; j < sql.length; j++) {
        sql[j] =
            random.nextInt(10) == 0
                ? (char) random.nextInt(1 << 16)
                : signs.charAt(random.nextInt(signs.length()));
      }
      String text = new String(sql);
      SqlDialect dialect = SqlDialect.of(SYSTEMS[random.nextInt(SYSTEMS.length)]);

      DbQuery query = SqlLexer.read(text, dialect, true);

      assertThat(query.summary() == null || query.summary().length() <= 255).as(text).isTrue();
    }
  }

  /** Quadratic time would be hours. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
  void hostileStatements_takeLinearTime() {
    String[] repeated = {
      "'",
      "\"",
      "(",
      ")",
      "((((",
      "/*",
      "*/",
      "/*/",
      "--",
      "$",
      "$a",
      "$$",
      "$a$",
      "\\",
      "'\\",
      "`",
      "[",
      "E'",
      "q'",
      "q'[",
      "IN (",
      "1",
      "1e",
      "1e+",
      "a",
      "a.",
      ".",
      "..",
      "a b",
      ",",
      "FROM a,",
      "WITH a AS (",
      "SELECT ",
      "FROM (",
      ";",
      ":",
      "?",
      "#",
      "-",
      "0x",
      " "
    };
    for (String system : SYSTEMS) {
      for (String piece : repeated) {
        String sql = piece.repeat(300_000 / piece.length());
        for (String start : new String[] {"", "'", "SELECT a FROM ", "/*"}) {
          assertThat(SqlLexer.read(start + sql, SqlDialect.of(system), true)).isNotNull();
        }
      }
    }
  }
}

package io.heddle.bootstrap.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlLexerTest {

  private static String text(String system, String sql) {
    return SqlLexer.read(sql, SqlDialect.of(system), true).text();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          postgresql | SELECT * FROM t WHERE a = 'x' AND b = 1 | SELECT * FROM t WHERE a = ? AND b = ?
          postgresql | SELECT 'it''s', ''                | SELECT ?, ?
          postgresql | SELECT 'a\\', 'b'                 | SELECT ?, ?
          postgresql | SELECT E'a\\'b', 'c'              | SELECT ?, ?
          postgresql | SELECT N'x', B'01', X'1F'         | SELECT ?, ?, ?
          postgresql | SELECT $$it's$$, $t$ $$ $t$       | SELECT ?, ?
          postgresql | SELECT $1, $2::int                | SELECT $1, $2::int
          postgresql | SELECT a$b, "x'y" FROM t          | SELECT a$b, "x'y" FROM t
          postgresql | SELECT 1.5e-10, .5, 0x1F, 1_000, -7 | SELECT ?, ?, ?, ?, -?
          postgresql | SELECT a1, b_2 FROM t3            | SELECT a1, b_2 FROM t3
          postgresql | SELECT DATE '2020-01-01', TRUE    | SELECT DATE ?, ?
          postgresql | SELECT data->>'key' FROM t        | SELECT data->>? FROM t
          postgresql | SELECT data #> '{a,b}' FROM t     | SELECT data #> ? FROM t
          postgresql | SELECT a[1:2] FROM t              | SELECT a[?:?] FROM t
          postgresql | SELECT /* a /* 'b' */ 'c' */ 1    | SELECT ?
          postgresql | SELECT a/**/b                     | SELECT a b
          postgresql | SELECT 1 -- it's 5                | SELECT ?
          postgresql | SELECT ? , :name FROM t           | SELECT ? , :name FROM t
          postgresql | a IN (1, 2, 3) AND b IN ('x')     | a IN (?) AND b IN (?)
          postgresql | a IN ( 'x' , -2 )                 | a IN (?)
          postgresql | a IN (?, ?, ?)                    | a IN (?, ?, ?)
          postgresql | a IN (1, f(2))                    | a IN (?, f(?))
          postgresql | a IN (SELECT 1, 2)                | a IN (SELECT ?, ?)
          mysql      | SELECT "it's", `a'b` FROM t       | SELECT ?, `a'b` FROM t
          mysql      | SELECT 'a\\'b', 'c'               | SELECT ?, ?
          mysql      | SELECT 5--3                       | SELECT ?--?
          mysql      | SELECT 1 # it's                   | SELECT ?
          mysql      | SELECT a#it's                     | SELECT a
          mysql      | SELECT _utf8'x', 0b01             | SELECT _utf8?, ?
          oracle.db  | SELECT q'[it's]', nq'{x}' FROM t  | SELECT ?, ? FROM t
          oracle.db  | SELECT :1 FROM t                  | SELECT :1 FROM t
          oracle.db  | ALTER USER a IDENTIFIED BY tiger REPLACE lion | ALTER USER a IDENTIFIED BY ?
          microsoft.sql_server | SELECT [it's], #t.a FROM [b] | SELECT [it's], #t.a FROM [b]
          sqlite     | SELECT "x" FROM [a'b]             | SELECT ? FROM [a'b]
          other_sql  | SELECT "x", 'a\\\\' , 1           | SELECT ?, ? , ?
          other_sql  | SELECT 'a\\' , 'b'                | SELECT ?
          other_sql  | SELECT 1 /* a /* b */ c */        | SELECT ? ?
          other_sql  | SELECT q'[it's]'                  | SELECT ?
          """)
  void literals_becomeQuestionMarks(String system, String sql, String expected) {
    assertThat(text(system, sql)).isEqualTo(expected);
  }

  @Test
  void statementWithoutLiterals_isNotCopied() {
    String sql = "SELECT a,\n  b\nFROM t WHERE c = ?";

    assertThat(text("postgresql", sql)).isSameAs(sql);
  }

  @Test
  void escapeStringContinuedOnTheNextLine_isReadAsOne() {
    assertThat(text("postgresql", "SELECT E'a\\''\n 'b\\' c' FROM t"))
        .isEqualTo("SELECT ?\n ? FROM t");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      value = {"SELECT 'open", "SELECT $x$open", "SELECT \"open", "SELECT /* open", "SELECT `open"})
  void literalThatNeverCloses_reachesToTheEnd(String sql) {
    assertThat(text("postgresql", sql + " secret")).isEqualTo("SELECT ?");
  }

  @Test
  void longText_isCut() {
    String text = text("postgresql", "SELECT a FROM t WHERE " + "b = 'x' AND ".repeat(100_000));

    assertThat(text).hasSizeLessThanOrEqualTo(SqlLexer.MAX_TEXT).doesNotContain("x");
    assertThat(text).hasSizeGreaterThan(SqlLexer.MAX_TEXT - 20);
  }

  @Test
  void longLiteral_doesNotCutTheText() {
    assertThat(text("postgresql", "SELECT '" + "x".repeat(10_000_000) + "' FROM t"))
        .isEqualTo("SELECT ? FROM t");
  }

  @Test
  void longText_isNotCutInsideACharacter() {
    String text = text("postgresql", "a".repeat(SqlLexer.MAX_TEXT - 1) + "\uD83D\uDE00".repeat(9));

    assertThat(text).isEqualTo("a".repeat(SqlLexer.MAX_TEXT - 1));
  }

  @Test
  void withoutSanitizing_textIsKeptAsItIs() {
    DbQuery query = SqlLexer.read("SELECT 'x' /* y */ FROM t", SqlDialect.of("postgresql"), false);

    assertThat(query.text()).isEqualTo("SELECT 'x' /* y */ FROM t");
    assertThat(query.summary()).isEqualTo("SELECT t");
  }
}

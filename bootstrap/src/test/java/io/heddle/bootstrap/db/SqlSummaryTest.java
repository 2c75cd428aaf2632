package io.heddle.bootstrap.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlSummaryTest {

  private static DbQuery read(String sql) {
    return SqlLexer.read(sql, SqlDialect.of("postgresql"), true);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          SELECT 1                                               | SELECT
          select * from orders                                   | select orders
          SELECT * FROM public.orders o WHERE o.id = 1           | SELECT public.orders
          SELECT * FROM songs, artists WHERE a = b               | SELECT songs artists
          SELECT * FROM a x, b AS y, c                           | SELECT a b c
          SELECT * FROM a LEFT JOIN b ON a.i = b.i, c            | SELECT a b c
          SELECT * FROM a JOIN b USING (id) WHERE x IN (1, 2)    | SELECT a b
          SELECT * FROM (SELECT * FROM orders o JOIN customers c ON 1 = 1) x | SELECT SELECT orders customers
          SELECT * FROM (a JOIN b ON a.x = b.x)                  | SELECT a b
          SELECT a FROM t WHERE id IN (SELECT id FROM u)         | SELECT t SELECT u
          SELECT * FROM a UNION ALL SELECT * FROM b              | SELECT a SELECT b
          (SELECT * FROM a) UNION (SELECT * FROM b)              | SELECT a SELECT b
          SELECT * FROM "song list", "x""y"                      | SELECT "song list" "x""y"
          SELECT * FROM "shop"."orders"                          | SELECT "shop"."orders"
          SELECT EXTRACT(YEAR FROM created) FROM orders          | SELECT orders
          SELECT * FROM generate_series(1, 9) g, orders          | SELECT orders
          SELECT * FROM a, LATERAL (SELECT * FROM b) x           | SELECT a SELECT b
          SELECT a IS DISTINCT FROM b FROM t                     | SELECT t
          SELECT * FROM t FOR UPDATE                             | SELECT t
          SELECT * FROM t ORDER BY a, b LIMIT 1                  | SELECT t
          SELECT count(*) FROM ONLY t                            | SELECT t
          INSERT INTO orders (id, name) VALUES (1, 'x')          | INSERT orders
          INSERT INTO orders VALUES (1) ON CONFLICT DO UPDATE SET a = 1 | INSERT orders
          INSERT INTO shipping (a) SELECT a FROM orders          | INSERT shipping SELECT orders
          INSERT OR REPLACE INTO t VALUES (1)                    | INSERT t
          REPLACE INTO t VALUES (1)                              | REPLACE t
          UPDATE orders SET name = 'x' WHERE id = 1              | UPDATE orders
          UPDATE a, b SET a.x = b.x                              | UPDATE a b
          UPDATE orders SET x = (SELECT max(y) FROM z)           | UPDATE orders SELECT z
          DELETE FROM orders WHERE id = 1                        | DELETE orders
          DELETE FROM a USING b WHERE a.x = b.x                  | DELETE a b
          MERGE INTO t USING s ON t.i = s.i WHEN MATCHED THEN UPDATE SET x = 1 | MERGE t s
          WITH x AS (SELECT * FROM orders) SELECT * FROM x       | SELECT orders SELECT
          WITH RECURSIVE x (a, b) AS (SELECT 1, 2), y AS MATERIALIZED (SELECT 3) SELECT * FROM x JOIN y ON 1 = 1 JOIN z ON 1 = 1 | SELECT SELECT SELECT z
          WITH x AS (DELETE FROM t RETURNING *) INSERT INTO log SELECT * FROM x | DELETE t INSERT log SELECT
          CREATE TABLE orders (id INT, ref INT REFERENCES x (id)) | CREATE TABLE orders
          CREATE TABLE IF NOT EXISTS a.b AS SELECT * FROM c      | CREATE TABLE a.b SELECT c
          CREATE OR REPLACE VIEW v AS SELECT * FROM t            | CREATE VIEW v SELECT t
          CREATE UNIQUE INDEX i ON orders (id)                   | CREATE INDEX i
          CREATE FUNCTION f() RETURNS INT AS 'SELECT 1'; SELECT 2 | CREATE FUNCTION f
          ALTER TABLE orders ADD a INT, ADD b INT                | ALTER TABLE orders
          DROP TABLE IF EXISTS a, b CASCADE                      | DROP TABLE a b
          TRUNCATE orders                                        | TRUNCATE orders
          TRUNCATE TABLE orders, b                                  | TRUNCATE orders b
          EXPLAIN (ANALYZE, BUFFERS) UPDATE orders SET a = 1     | EXPLAIN UPDATE orders
          EXPLAIN ANALYZE SELECT * FROM orders                   | EXPLAIN SELECT orders
          COPY orders FROM STDIN                                 | COPY orders
          GRANT SELECT ON orders TO alice                        | GRANT
          BEGIN                                                  | BEGIN
          BEGIN; INSERT INTO t VALUES (1); COMMIT                | BEGIN INSERT t COMMIT
          SET search_path TO x                                   | SET
          START TRANSACTION                                      | START
          VALUES (1), (2)                                        | VALUES
          {call charge(?, ?)}                                    | call charge
          {? = call shop.charge(?)}                              | call shop.charge
          CALL charge(1)                                         | CALL charge
          EXEC @rc = charge 1                                    | EXEC charge
          DROP MATERIALIZED VIEW v                               | DROP VIEW v
          """)
  void statement_isSummarised(String sql, String summary) {
    assertThat(read(sql).summary()).isEqualTo(summary);
  }

  @Test
  void oneOperationOnOneTable_givesOperationAndCollection() {
    DbQuery query = read("select a from shop.orders where b = 1");

    assertThat(query.operation()).isEqualTo("select");
    assertThat(query.collection()).isEqualTo("shop.orders");
    assertThat(query.storedProcedure()).isNull();
  }

  @Test
  void oneOperationOnTwoTables_givesNoCollection() {
    DbQuery query = read("select a from b join c on d = e");

    assertThat(query.operation()).isEqualTo("select");
    assertThat(query.collection()).isNull();
  }

  @Test
  void twoOperations_giveNeitherOperationNorCollection() {
    DbQuery query = read("insert into a select * from b");

    assertThat(query.operation()).isNull();
    assertThat(query.collection()).isNull();
  }

  @Test
  void call_givesStoredProcedureAndNoCollection() {
    DbQuery query = read("{ call charge(?) };");

    assertThat(query.operation()).isEqualTo("call");
    assertThat(query.storedProcedure()).isEqualTo("charge");
    assertThat(query.collection()).isNull();
  }

  @Test
  void definitionOfAnIndex_isAboutNoCollection() {
    DbQuery query = read("create index i on orders (id)");

    assertThat(query.operation()).isEqualTo("create index");
    assertThat(query.collection()).isNull();
  }

  @Test
  void unknownStatement_hasNoSummary() {
    DbQuery query = read("hunter2 is my password");

    assertThat(query.summary()).isNull();
    assertThat(query.operation()).isNull();
  }

  @Test
  void commentInsideAName_isNoPartOfIt() {
    assertThat(read("select * from a . /* secret */ b").summary()).isEqualTo("select a.b");
  }

  @Test
  void longSummary_isCutBetweenNames() {
    StringBuilder sql = new StringBuilder("SELECT * FROM t0");
    for (int i = 1; i < 200; i++) {
      sql.append(", table").append(i);
    }

    String summary = read(sql.toString()).summary();

    assertThat(summary).hasSizeLessThanOrEqualTo(255).hasSizeGreaterThan(240);
    assertThat(summary).matches("SELECT t0( table\\d+)+");
    assertThat(sql.toString().replace(",", "")).contains(summary.substring("SELECT ".length()));
  }

  @Test
  void nameLongerThanASummary_isLeftOut() {
    assertThat(read("SELECT * FROM " + "x".repeat(10_000)).summary()).isEqualTo("SELECT");
  }
}

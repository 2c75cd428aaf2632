package io.heddle.bootstrap.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DbStatementTest {

  private static final DbEndpoint ENDPOINT = new DbEndpoint("postgresql", "shop", "db", 5432);
  private static final DbQuery INSERT = DbQuery.of("INSERT INTO a VALUES (1)", ENDPOINT);

  private final DbStatement statement = new DbStatement(ENDPOINT, INSERT);

  @Test
  void additionInsideAnAddition_countsOnce() {
    int before = statement.batchSize();
    statement.addToBatch(before, INSERT);
    statement.addToBatch(before, INSERT);

    assertThat(statement.batchSize()).isEqualTo(1);
    assertThat(statement.batchQuery()).isSameAs(INSERT);
  }

  @Test
  void hugeBatchOfDifferentStatements_keepsNoMoreThanASpanShows() {
    for (int i = 0; i < 100_000; i++) {
      statement.addToBatch(i, DbQuery.of("INSERT INTO a (b" + i % 7 + ") VALUES (1)", ENDPOINT));
    }

    DbQuery batch = statement.batchQuery();
    assertThat(statement.batchSize()).isEqualTo(100_000);
    assertThat(batch.text()).hasSizeLessThanOrEqualTo(SqlLexer.MAX_TEXT);
    assertThat(batch.text()).startsWith("INSERT INTO a (b0) VALUES (?); INSERT INTO a (b1)");
    assertThat(batch.summary()).isEqualTo("BATCH INSERT a");
    assertThat(batch.operation()).isEqualTo("BATCH INSERT");
  }

  @Test
  void hugeBatchThatDiffersLate_isToldInOrder() {
    for (int i = 0; i < 100_000; i++) {
      statement.addToBatch(i, INSERT);
    }
    statement.addToBatch(100_000, DbQuery.of("DELETE FROM a", ENDPOINT));

    assertThat(statement.batchQuery().text()).hasSizeLessThanOrEqualTo(SqlLexer.MAX_TEXT);
    assertThat(statement.batchQuery().summary()).isEqualTo("BATCH");
  }

  @Test
  void statementThatWasRemembered_isFoundUntilForgotten() {
    Object key = new Object();
    statement.rememberFor(key);

    assertThat(DbStatement.of(key)).isSameAs(statement);
    DbStatement.forget(key);
    assertThat(DbStatement.of(key)).isNull();
  }
}

package io.heddle.bootstrap.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DbQueryCacheTest {

  private static final SqlDialect DIALECT = SqlDialect.of("postgresql");

  private final DbQueryCache cache = new DbQueryCache();

  private static DbQuery read(String sql) {
    return SqlLexer.read(sql, DIALECT, true);
  }

  @Test
  void statementThatWasPut_isFoundAgain() {
    DbQuery query = read("SELECT 1");
    cache.put("SELECT 1", DIALECT, query);

    assertThat(cache.get(new String("SELECT 1"), DIALECT)).isSameAs(query);
  }

  @Test
  void sameStatementOfAnotherSystem_isNotFound() {
    cache.put("SELECT \"x\"", DIALECT, read("SELECT \"x\""));

    assertThat(cache.get("SELECT \"x\"", SqlDialect.of("mysql"))).isNull();
  }

  @Test
  void longStatement_isNeverKept() {
    String sql = "SELECT " + "a".repeat(DbQueryCache.MAX_LENGTH);
    cache.put(sql, DIALECT, read(sql));

    assertThat(cache.get(sql, DIALECT)).isNull();
    assertThat(cache.characters()).isZero();
  }

  @Test
  void anyNumberOfStatements_staysWithinBounds() {
    for (int i = 0; i < 20_000; i++) {
      String sql = "SELECT a" + i + " FROM " + "t".repeat(i % 4000);
      cache.put(sql, DIALECT, read(sql));
      assertThat(cache.characters()).isBetween(0, DbQueryCache.MAX_CHARACTERS);
      assertThat(cache.get(sql, DIALECT)).isNotNull();
    }
  }

  @Test
  void queryOfTheSameStatement_isTheSameObject() {
    DbEndpoint endpoint = new DbEndpoint("postgresql", "shop", "db", 5432);

    assertThat(DbQuery.of("SELECT 'a' FROM t", endpoint))
        .isSameAs(DbQuery.of("SELECT 'a' FROM t", endpoint));
  }
}

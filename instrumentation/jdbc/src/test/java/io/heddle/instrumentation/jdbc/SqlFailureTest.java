package io.heddle.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.db.DbEndpoint;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlFailureTest {

  @ParameterizedTest
  @CsvSource({
    "postgresql, 23505, 0, 23505",
    "h2database, 42S02, 42102, 42S02",
    "mysql, 42S02, 1146, 1146",
    "mariadb, 08000, 0, 08000",
    "microsoft.sql_server, S0002, 208, 208",
    "oracle.db, 42000, 942, ORA-00942",
    "other_sql,, 7, 7",
    "other_sql,, 0,"
  })
  void code_isTheSystemsOwn(String system, String state, int vendorCode, String expected) {
    DbEndpoint endpoint = new DbEndpoint(system, null, null, DbEndpoint.NO_PORT);

    assertThat(SqlFailure.codeOf(new SQLException("x", state, vendorCode), endpoint))
        .isEqualTo(expected);
  }
}

package io.heddle.instrumentation.jdbc;

import io.heddle.bootstrap.db.DbEndpoint;
import java.sql.SQLException;

/**
 * The code that {@code db.response.status_code} wants for a failure: the vendor's own where the
 * conventions of the system say so, else the SQLSTATE.
 */
final class SqlFailure {

  private SqlFailure() {}

  /** Null where the failure has no code. */
  static String codeOf(Throwable failure, DbEndpoint endpoint) {
    if (!(failure instanceof SQLException)) {
      return null;
    }
    SQLException sqlFailure = (SQLException) failure;
    int vendorCode = sqlFailure.getErrorCode();
    if (vendorCode != 0) {
      switch (endpoint.system()) {
        case "mysql":
        case "mariadb":
        case "microsoft.sql_server":
          return Integer.toString(vendorCode);
        case "oracle.db":
          return "ORA-" + padded(vendorCode);
        default:
      }
    }
    String state = sqlFailure.getSQLState();
    if (state != null && !state.isEmpty()) {
      return state;
    }
    return vendorCode == 0 ? null : Integer.toString(vendorCode);
  }

  /** Oracle's codes have five digits: ORA-00942. */
  private static String padded(int code) {
    String digits = Integer.toString(code);
    return digits.length() >= 5 ? digits : "00000".substring(digits.length()) + digits;
  }
}

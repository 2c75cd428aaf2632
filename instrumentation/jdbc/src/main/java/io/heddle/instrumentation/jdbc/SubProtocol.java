package io.heddle.instrumentation.jdbc;

import static io.heddle.bootstrap.db.DbEndpoint.NO_PORT;

import io.heddle.bootstrap.db.DbEndpoint;

/** A driver's name in URLs of the form {@code //host:port/database}, and what it stands for. */
final class SubProtocol {

  private static final SubProtocol[] KNOWN = {
    new SubProtocol("mysql", "mysql", 3306),
    new SubProtocol("mariadb", "mariadb", 3306),
    new SubProtocol("redshift", "aws.redshift", 5439),
    new SubProtocol("cockroachdb", "cockroachdb", 26257),
    new SubProtocol("db2", "ibm.db2", 50000),
    new SubProtocol("as400", "ibm.db2", NO_PORT),
    new SubProtocol("informix-sqli", "ibm.informix", NO_PORT),
    new SubProtocol("netezza", "ibm.netezza", 5480),
    new SubProtocol("sap", "sap.hana", NO_PORT),
    new SubProtocol("sapdb", "sap.maxdb", NO_PORT),
    new SubProtocol("firebirdsql", "firebirdsql", 3050),
    new SubProtocol("firebird", "firebirdsql", 3050),
    new SubProtocol("clickhouse", "clickhouse", 8123),
    new SubProtocol("ch", "clickhouse", 8123),
    new SubProtocol("trino", "trino", 8080),
    new SubProtocol("presto", DbEndpoint.OTHER_SQL, 8080),
    new SubProtocol("teradata", "teradata", 1025),
    new SubProtocol("hive2", "hive", 10000),
    new SubProtocol("vertica", DbEndpoint.OTHER_SQL, 5433),
    new SubProtocol("snowflake", DbEndpoint.OTHER_SQL, 443),
    new SubProtocol("exa", DbEndpoint.OTHER_SQL, 8563),
  };
  private static final SubProtocol UNKNOWN = new SubProtocol("", DbEndpoint.OTHER_SQL, NO_PORT);

  private final String name;
  final String system;
  final int defaultPort;

  private SubProtocol(String name, String system, int defaultPort) {
    this.name = name;
    this.system = system;
    this.defaultPort = defaultPort;
  }

  /**
   * @param name in lower case
   */
  static SubProtocol of(String name) {
    for (SubProtocol each : KNOWN) {
      if (each.name.equals(name)) {
        return each;
      }
    }
    return UNKNOWN;
  }
}

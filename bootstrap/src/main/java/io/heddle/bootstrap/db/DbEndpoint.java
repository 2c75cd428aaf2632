package io.heddle.bootstrap.db;

/** Where a connection leads: the facts that every span of the connection carries. Immutable. */
public final class DbEndpoint {

  /** {@code db.system.name} of a relational database that the conventions do not list. */
  public static final String OTHER_SQL = "other_sql";

  /** No port is known, or the system has none. */
  public static final int NO_PORT = -1;

  /** Nothing is known but that it speaks SQL. */
  public static final DbEndpoint UNKNOWN = new DbEndpoint(OTHER_SQL, null, null, NO_PORT);

  private final String system;
  private final String namespace;
  private final String address;
  private final int port;
  private final SqlDialect dialect;
  private final String target;

  /**
   * @param system a value of {@code db.system.name}; not null
   * @param namespace as the conventions define it for the system; null where unknown
   * @param address name or IP address of the server, or null
   * @param port of the server, or {@link #NO_PORT}
   */
  public DbEndpoint(String system, String namespace, String address, int port) {
    this.system = system;
    this.namespace = nullIfEmpty(namespace);
    this.address = nullIfEmpty(address);
    this.port = port;
    this.dialect = SqlDialect.of(system);
    this.target = target();
  }

  private static String nullIfEmpty(String value) {
    return value == null || value.isEmpty() ? null : value;
  }

  private String target() {
    if (namespace != null) {
      return namespace;
    }
    if (address != null) {
      return port == NO_PORT ? address : address + ':' + port;
    }
    return null;
  }

  public String system() {
    return system;
  }

  /** Null where unknown. */
  public String namespace() {
    return namespace;
  }

  /** Null where unknown, or where the database is in this process. */
  public String address() {
    return address;
  }

  /** {@link #NO_PORT} where unknown. */
  public int port() {
    return port;
  }

  SqlDialect dialect() {
    return dialect;
  }

  /** Conventions, "Name": {@code {operation} {target}}, either of them alone, or the system. */
  String spanName(String operation) {
    if (operation == null) {
      return target == null ? system : target;
    }
    return target == null ? operation : operation + ' ' + target;
  }

  @Override
  public String toString() {
    return system + '{' + namespace + '@' + address + ':' + port + '}';
  }
}

package io.heddle.instrumentation.jdbc;

import io.heddle.bootstrap.db.DbEndpoint;
import java.util.Properties;

/** URLs of the form {@code //host:port,host2:port2/database?key=value}, and near relatives. */
final class ServerUrl {

  private static final String LOCALHOST = "localhost";
  private static final String OPTION_STARTS = "?;&";
  private static final String[] DATABASE_KEYS = {"databaseName", "database", "db"};

  private final String authority;
  private final String path;
  private final String options;

  private ServerUrl(String authority, String path, String options) {
    this.authority = authority;
    this.path = path;
    this.options = options;
  }

  /** MySQL's {@code loadbalance://}, MariaDB's {@code sequential://} and others stand before it. */
  static DbEndpoint parse(SubProtocol protocol, String rest, Properties properties) {
    int slashes = rest.indexOf("//");
    if (slashes < 0) {
      return new DbEndpoint(protocol.system, null, null, DbEndpoint.NO_PORT);
    }
    ServerUrl url = split(rest.substring(slashes + 2));
    if (url == null) {
      return new DbEndpoint(protocol.system, null, null, DbEndpoint.NO_PORT);
    }
    ServerAddress address = ServerAddress.parse(url.authority, protocol.defaultPort);
    String database = url.database();
    if (database == null) {
      database = new UrlOptions(url.options, "?;&,", properties).first(DATABASE_KEYS);
    }
    if (database != null && "trino".equals(protocol.system)) {
      // catalog/schema
      database = database.replace('/', '|');
    }
    String host = "".equals(address.host) ? LOCALHOST : address.host;
    return new DbEndpoint(protocol.system, database, host, address.port);
  }

  /**
   * PostgreSQL: {@code //host:port/database}, {@code database} alone, or nothing. The namespace is
   * {@code database|schema} where the connection names a schema.
   */
  static DbEndpoint parsePostgresql(String rest, boolean yugabyte, Properties properties) {
    int defaultPort = yugabyte ? 5433 : 5432;
    // Without slashes it is only a database.
    ServerUrl url = split(rest.startsWith("//") ? rest.substring(2) : '/' + rest);
    if (url == null) {
      return new DbEndpoint("postgresql", null, null, DbEndpoint.NO_PORT);
    }
    UrlOptions options = new UrlOptions(url.options, "?&", properties);
    ServerAddress address = ServerAddress.parse(url.authority, defaultPort);
    String host = "".equals(address.host) ? options.first("PGHOST") : address.host;
    String database = url.database() == null ? options.first("PGDBNAME") : url.database();
    String schemas = options.first("currentSchema");
    String namespace = database;
    if (schemas != null) {
      int comma = schemas.indexOf(',');
      String schema = (comma < 0 ? schemas : schemas.substring(0, comma)).trim();
      namespace = database == null ? schema : database + '|' + schema;
    }
    return new DbEndpoint("postgresql", namespace, host == null ? LOCALHOST : host, address.port);
  }

  /** What follows the last slash, before any options. */
  static String lastSegment(String rest) {
    String path = rest.substring(0, endOfPath(rest, 0));
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Null where the credentials cannot be told from the rest. */
  private static ServerUrl split(String text) {
    int end = endOfPath(text, 0);
    int slash = slashOutsideParentheses(text);
    int endOfAuthority = slash < 0 || slash > end ? end : slash;
    String path = text.substring(Math.min(endOfAuthority + 1, end), end);
    if (path.indexOf('@') >= 0) {
      return null;
    }
    return new ServerUrl(text.substring(0, endOfAuthority), path, text.substring(end));
  }

  private static int slashOutsideParentheses(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == '/' && depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static int endOfPath(String text, int from) {
    int i = from;
    while (i < text.length() && OPTION_STARTS.indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  /** DB2 and Informix have options behind a colon, Teradata instead of a name. */
  private String database() {
    int colon = path.indexOf(':');
    String name = colon < 0 ? path : path.substring(0, colon);
    if (name.indexOf('=') >= 0) {
      return new UrlOptions(name, ",", null).first(DATABASE_KEYS);
    }
    return name.isEmpty() ? null : name;
  }
}

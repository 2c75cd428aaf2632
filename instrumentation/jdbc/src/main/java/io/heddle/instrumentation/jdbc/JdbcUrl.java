package io.heddle.instrumentation.jdbc;

import static io.heddle.bootstrap.db.DbEndpoint.NO_PORT;

import io.heddle.bootstrap.db.DbEndpoint;
import java.util.Locale;
import java.util.Properties;

/**
 * Tells from a JDBC URL which system it names, on which server, and which database there. Anything
 * that might be a user's name or password is passed over; a URL that nobody knows gives {@link
 * DbEndpoint#OTHER_SQL}. Never throws.
 */
final class JdbcUrl {

  /** Drivers that hand on to another one, whose URL follows. */
  private static final String[] WRAPPERS = {
    "p6spy:", "log4jdbc:", "otel:", "tracing:", "datadog:", "aws-wrapper:", "tc:"
  };

  private JdbcUrl() {}

  /**
   * @param properties given beside the URL, or null
   */
  static DbEndpoint endpointOf(String url, Properties properties) {
    if (url == null || !url.regionMatches(true, 0, "jdbc:", 0, 5)) {
      return DbEndpoint.UNKNOWN;
    }
    String rest = withoutWrappers(url.substring(5));
    int colon = rest.indexOf(':');
    if (colon <= 0) {
      return DbEndpoint.UNKNOWN;
    }
    String subprotocol = rest.substring(0, colon).toLowerCase(Locale.ROOT);
    return parse(subprotocol, rest.substring(colon + 1), properties);
  }

  private static String withoutWrappers(String url) {
    String rest = url;
    boolean found;
    do {
      found = false;
      for (String wrapper : WRAPPERS) {
        if (rest.regionMatches(true, 0, wrapper, 0, wrapper.length())) {
          rest = rest.substring(wrapper.length());
          rest = rest.regionMatches(true, 0, "jdbc:", 0, 5) ? rest.substring(5) : rest;
          found = true;
        }
      }
    } while (found);
    return rest;
  }

  private static DbEndpoint parse(String subprotocol, String rest, Properties properties) {
    switch (subprotocol) {
      case "h2":
      case "hsqldb":
      case "derby":
      case "sqlite":
        return EmbeddedUrl.parse(subprotocol, rest);
      case "oracle":
        return OracleUrl.parse(rest);
      case "sqlserver":
      case "microsoft":
        return SqlServerUrl.parse(rest, properties);
      case "jtds":
        return SqlServerUrl.parseJtds(rest);
      case "cloudspanner":
        return new DbEndpoint("gcp.spanner", ServerUrl.lastSegment(rest), null, NO_PORT);
      case "postgresql":
      case "yugabytedb":
        return ServerUrl.parsePostgresql(rest, "yugabytedb".equals(subprotocol), properties);
      default:
        return ServerUrl.parse(SubProtocol.of(subprotocol), rest, properties);
    }
  }
}

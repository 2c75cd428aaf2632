package io.heddle.instrumentation.jdbc;

import static io.heddle.bootstrap.db.DbEndpoint.NO_PORT;

import io.heddle.bootstrap.db.DbEndpoint;

/**
 * Databases that mostly run inside the application: H2, HSQLDB, Derby, SQLite. In memory or from a
 * file they have no server, and the namespace is the database's name or path.
 */
final class EmbeddedUrl {

  private EmbeddedUrl() {}

  static DbEndpoint parse(String subprotocol, String rest) {
    switch (subprotocol) {
      case "h2":
        return parse("h2database", 9092, until(rest, ";"));
      case "hsqldb":
        return parse("hsqldb", 9001, until(rest, ";"));
      case "derby":
        return parse("derby", 1527, until(rest, ";"));
      default:
        return new DbEndpoint("sqlite", until(rest, "?"), null, NO_PORT);
    }
  }

  private static String until(String text, String end) {
    int index = text.indexOf(end);
    return index < 0 ? text : text.substring(0, index);
  }

  private static DbEndpoint parse(String system, int defaultPort, String location) {
    int slashes = location.indexOf("//");
    // "//" at the start, or behind a protocol such as tcp:, ssl:, hsql:, https:
    if (slashes == 0 || slashes > 0 && isProtocol(location, slashes)) {
      String server = location.substring(slashes + 2);
      int slash = server.indexOf('/');
      String authority = slash < 0 ? server : server.substring(0, slash);
      ServerAddress address = ServerAddress.parse(authority, defaultPort);
      String database = slash < 0 ? null : withoutStorage(server.substring(slash + 1));
      return new DbEndpoint(system, database, address.host, address.port);
    }
    return new DbEndpoint(system, withoutStorage(location), null, NO_PORT);
  }

  private static boolean isProtocol(String location, int slashes) {
    return location.charAt(slashes - 1) == ':' && !location.startsWith("file:");
  }

  /** {@code mem:test} is the database {@code test}; so is {@code memory:test} of Derby. */
  private static String withoutStorage(String location) {
    for (String storage : new String[] {"mem:", "memory:", "file:", "directory:", "res:"}) {
      if (location.regionMatches(true, 0, storage, 0, storage.length())) {
        return location.substring(storage.length());
      }
    }
    return location;
  }
}

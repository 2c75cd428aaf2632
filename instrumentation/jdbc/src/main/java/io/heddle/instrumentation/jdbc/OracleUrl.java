package io.heddle.instrumentation.jdbc;

import static io.heddle.bootstrap.db.DbEndpoint.NO_PORT;

import io.heddle.bootstrap.db.DbEndpoint;

/**
 * Oracle, thin and OCI: {@code user/password@} before one of {@code host:port:sid}, {@code
 * //host:port/service}, {@code tcps://host:port/service}, {@code (DESCRIPTION=..)} or a name that
 * only a directory knows. The namespace is the service or SID as given.
 */
final class OracleUrl {

  private static final String SYSTEM = "oracle.db";
  private static final int DEFAULT_PORT = 1521;

  private OracleUrl() {}

  static DbEndpoint parse(String rest) {
    String target = target(rest);
    if (target == null) {
      return new DbEndpoint(SYSTEM, null, null, NO_PORT);
    }
    if (target.startsWith("(")) {
      return ofDescription(target);
    }
    int slashes = target.indexOf("//");
    if (slashes > 0 && !target.startsWith("tcp")) {
      // ldap: and others name no server of the database.
      return new DbEndpoint(SYSTEM, null, null, NO_PORT);
    }
    return ofServer(slashes < 0 ? target : target.substring(slashes + 2), slashes >= 0);
  }

  /** What stands behind the credentials, without options; null where that cannot be told. */
  private static String target(String rest) {
    int description = rest.indexOf("@(");
    if (description >= 0) {
      return rest.substring(description + 1);
    }
    int first = rest.indexOf('@');
    int options = first < 0 ? -1 : rest.indexOf('?', first);
    String server = options < 0 ? rest : rest.substring(0, options);
    boolean credentials = first > 0 && rest.charAt(first - 1) != ':';
    if (first < 0 || credentials && rest.lastIndexOf('@') >= server.length()) {
      // Is the question mark part of the password, or the sign behind it part of an option?
      return null;
    }
    return server.substring(credentials ? server.lastIndexOf('@') + 1 : first + 1);
  }

  private static DbEndpoint ofServer(String server, boolean certain) {
    int slash = server.indexOf('/');
    if (slash >= 0) {
      ServerAddress address = ServerAddress.parse(server.substring(0, slash), DEFAULT_PORT);
      return new DbEndpoint(
          SYSTEM, untilAny(server.substring(slash + 1), ":/"), address.host, address.port);
    }
    int lastColon = server.lastIndexOf(':');
    int firstColon = server.indexOf(':');
    if (firstColon >= 0 && firstColon < lastColon && !server.startsWith("[")) {
      ServerAddress address = ServerAddress.parse(server.substring(0, lastColon), DEFAULT_PORT);
      return new DbEndpoint(SYSTEM, server.substring(lastColon + 1), address.host, address.port);
    }
    if (firstColon < 0 && !certain) {
      return new DbEndpoint(SYSTEM, server, null, NO_PORT);
    }
    ServerAddress address = ServerAddress.parse(server, DEFAULT_PORT);
    return new DbEndpoint(SYSTEM, null, address.host, address.port);
  }

  private static DbEndpoint ofDescription(String description) {
    UrlOptions keys = new UrlOptions(description, "()", null);
    String port = keys.first("PORT");
    return new DbEndpoint(
        SYSTEM,
        keys.first("SERVICE_NAME", "SID"),
        keys.first("HOST"),
        port == null ? DEFAULT_PORT : ServerAddress.port(port, 0, DEFAULT_PORT));
  }

  private static String untilAny(String text, String ends) {
    for (int i = 0; i < text.length(); i++) {
      if (ends.indexOf(text.charAt(i)) >= 0) {
        return text.substring(0, i);
      }
    }
    return text;
  }
}

package io.heddle.instrumentation.jdbc;

import io.heddle.bootstrap.db.DbEndpoint;

/** The first host and its port out of the part of a URL that names servers. Immutable. */
final class ServerAddress {

  /** Empty where the URL leaves it to the driver; null where it cannot be told. */
  final String host;

  final int port;

  private ServerAddress(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /**
   * @param authority {@code user:password@host:port,host2:port2}, {@code [::1]:port}, or MySQL's
   *     {@code (host=h,port=p)} and {@code address=(host=h)(port=p)}
   * @param defaultPort where none is given, or {@link DbEndpoint#NO_PORT}
   */
  static ServerAddress parse(String authority, int defaultPort) {
    if (authority.indexOf('(') >= 0) {
      return ofKeys(authority.substring(authority.indexOf('(')), defaultPort);
    }
    // Credentials may hold a comma, so they go first; of a list that repeats them, the last remain.
    String servers = authority.substring(authority.lastIndexOf('@') + 1);
    int comma = servers.indexOf(',');
    String first = (comma < 0 ? servers : servers.substring(0, comma)).trim();
    int portAt;
    String host;
    if (first.startsWith("[") && first.indexOf(']') > 0) {
      int bracket = first.indexOf(']');
      host = first.substring(1, bracket);
      portAt = first.indexOf(':', bracket);
    } else {
      portAt = first.indexOf(':');
      host = portAt < 0 ? first : first.substring(0, portAt);
    }
    return new ServerAddress(host, portAt < 0 ? defaultPort : port(first, portAt + 1, defaultPort));
  }

  private static ServerAddress ofKeys(String servers, int defaultPort) {
    String host = new UrlOptions(servers, "(),", null).first("host");
    String port = new UrlOptions(servers, "(),", null).first("port");
    return new ServerAddress(host, port == null ? defaultPort : port(port, 0, defaultPort));
  }

  /** The number from there on; the default where there is none. */
  static int port(String text, int from, int defaultPort) {
    int port = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9' || port > 65_535) {
        return defaultPort;
      }
      port = 10 * port + c - '0';
    }
    return port == 0 || port > 65_535 ? defaultPort : port;
  }
}

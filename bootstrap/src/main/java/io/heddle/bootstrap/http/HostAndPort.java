package io.heddle.bootstrap.http;

/**
 * Takes apart {@code host}, {@code host:port}, {@code [v6]:port} and bare IPv6 addresses, as they
 * stand in Host, Forwarded and X-Forwarded-* headers. Lenient, since clients send anything; never
 * throws.
 */
final class HostAndPort {

  private static final int NO_PORT = 0;
  private static final int MAX_PORT = 65535;

  private HostAndPort() {}

  /** The host without brackets and port; null where there is none. */
  static String host(String text) {
    if (text == null) {
      return null;
    }
    String host;
    if (text.startsWith("[")) {
      int bracket = text.indexOf(']');
      host = bracket < 0 ? "" : text.substring(1, bracket);
    } else {
      int colon = portColon(text);
      host = colon < 0 ? text : text.substring(0, colon);
    }
    return host.isEmpty() ? null : host;
  }

  /** The port, or 0 where none stands there or it is no port. */
  static int port(String text) {
    if (text == null) {
      return NO_PORT;
    }
    int colon = portColon(text);
    int length = text.length() - colon - 1;
    if (colon < 0 || length < 1 || length > 5) {
      return NO_PORT;
    }
    int port = 0;
    for (int i = colon + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return NO_PORT;
      }
      port = port * 10 + (c - '0');
    }
    return port <= MAX_PORT ? port : NO_PORT;
  }

  /** The colon before a port; -1 in a bare IPv6 address, where every colon is part of the host. */
  private static int portColon(String text) {
    int colon = text.lastIndexOf(':');
    if (text.startsWith("[")) {
      int bracket = text.indexOf(']');
      return bracket >= 0 && colon > bracket ? colon : -1;
    }
    return colon == text.indexOf(':') ? colon : -1;
  }
}

package io.heddle.bootstrap.http;

/**
 * What proxies say of the original request: {@code Forwarded} (RFC 7239) before {@code
 * X-Forwarded-*}, and of a list the first element, which the proxy nearest to the client wrote.
 * Never throws; null where nothing usable stands there.
 */
final class HttpServerForwarded {

  private HttpServerForwarded() {}

  /** The client's address, without port. */
  static <Q> String client(HttpServerAdapter<Q> adapter, Q request, String forwarded) {
    String client = HostAndPort.host(parameter(forwarded, "for"));
    if (client == null) {
      client = HostAndPort.host(first(adapter.get(request, "X-Forwarded-For")));
    }
    // RFC 7239, 6.2: the proxy does not know it.
    return "unknown".equalsIgnoreCase(client) ? null : client;
  }

  /** The scheme that the client used; nothing but {@code http} and {@code https} is believed. */
  static <Q> String scheme(HttpServerAdapter<Q> adapter, Q request, String forwarded) {
    String scheme = parameter(forwarded, "proto");
    if (scheme == null) {
      scheme = first(adapter.get(request, "X-Forwarded-Proto"));
    }
    return "https".equalsIgnoreCase(scheme)
        ? "https"
        : "http".equalsIgnoreCase(scheme) ? "http" : null;
  }

  /** Host, perhaps with port, that the client asked for. */
  static <Q> String host(HttpServerAdapter<Q> adapter, Q request, String forwarded) {
    String host = parameter(forwarded, "host");
    return host != null ? host : first(adapter.get(request, "X-Forwarded-Host"));
  }

  /** The first element of a comma-separated list. */
  private static String first(String list) {
    if (list == null) {
      return null;
    }
    int comma = list.indexOf(',');
    String element = (comma < 0 ? list : list.substring(0, comma)).trim();
    return element.isEmpty() ? null : element;
  }

  /**
   * The value of a parameter in the first element that has it: {@code for=a;proto=b, for=c}. Values
   * may be quoted; names are compared without case.
   */
  private static String parameter(String forwarded, String name) {
    if (forwarded == null) {
      return null;
    }
    int length = forwarded.length();
    int position = 0;
    while (position < length) {
      int end = endOfPair(forwarded, position);
      int equals = forwarded.indexOf('=', position);
      if (equals >= 0
          && equals < end
          && name.equalsIgnoreCase(forwarded.substring(position, equals).trim())) {
        String value = unquote(forwarded.substring(equals + 1, end).trim());
        return value.isEmpty() ? null : value;
      }
      position = end + 1;
    }
    return null;
  }

  /** Where the pair that begins here ends: at a semicolon or comma outside quotes. */
  private static int endOfPair(String text, int start) {
    boolean quoted = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ';' || c == ',')) {
        return i;
      }
    }
    return text.length();
  }

  private static String unquote(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}

package io.heddle.agent.config;

/**
 * An absolute http or https URL. Read by hand: {@code java.net.URI} knows no host name with an
 * underscore, which container networks are full of.
 */
final class HttpUrl extends ValueType<String> {

  private static final String HTTP = "http://";
  private static final String HTTPS = "https://";

  /** Normalised: the scheme in lower case, no user and password. */
  @Override
  String parse(String text, StringBuilder complaint) {
    String scheme = startsWith(text, HTTP) ? HTTP : startsWith(text, HTTPS) ? HTTPS : null;
    if (scheme == null) {
      complain(
          complaint,
          text.indexOf("://") > 0
              ? "has a scheme other than http and https"
              : "is no URL (it takes the form http://host:port)");
      return null;
    }
    int authorityEnd = authorityEnd(text, scheme.length());
    int hostStart = text.lastIndexOf('@', authorityEnd - 1) + 1;
    if (hostStart > scheme.length()) {
      complain(complaint, "has a user or password in it, which belong into a header");
    } else {
      hostStart = scheme.length();
    }
    String authority = text.substring(hostStart, authorityEnd);
    if (!isAuthority(authority)) {
      complain(complaint, "is no URL: it needs a host, and a port from 1 to 65535 if any");
      return null;
    }
    String rest = text.substring(authorityEnd);
    if (!isPathAndQuery(rest)) {
      complain(complaint, "is no URL: its path has a character that is not allowed there");
      return null;
    }
    return scheme + authority + rest;
  }

  private static boolean startsWith(String text, String scheme) {
    return text.regionMatches(true, 0, scheme, 0, scheme.length());
  }

  private static int authorityEnd(String url, int start) {
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static boolean isAuthority(String authority) {
    int hostEnd = hostEnd(authority);
    boolean address = authority.startsWith("[");
    if (hostEnd <= 0 || address && authority.charAt(hostEnd - 1) != ']') {
      return false;
    }
    for (int i = 0; i < hostEnd; i++) {
      char c = authority.charAt(i);
      boolean named =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '.'
              || c == '-'
              || c == '_';
      if (!named && !(address && "[]:%".indexOf(c) >= 0)) {
        return false;
      }
    }
    return hostEnd == authority.length() || port(authority, hostEnd) > 0;
  }

  /** Where the host ends: at the colon before the port, which is none of an IPv6 address. */
  private static int hostEnd(String authority) {
    int colon = authority.indexOf(':', authority.indexOf(']') + 1);
    return colon < 0 ? authority.length() : colon;
  }

  /** The number behind the colon; 0 where it is no port. */
  private static int port(String authority, int colon) {
    int port = 0;
    for (int i = colon + 1; i < authority.length(); i++) {
      char c = authority.charAt(i);
      if (c < '0' || c > '9') {
        return 0;
      }
      port = port * 10 + c - '0';
      if (port > 65535) {
        return 0;
      }
    }
    return port;
  }

  private static boolean isPathAndQuery(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if (c <= ' ' || c >= 127 || c == '#') {
        return false;
      }
    }
    return true;
  }

  /** The port of a URL that {@link #parse} has returned; 0 where it names none. */
  static int port(String url) {
    int start = url.indexOf("://") + 3;
    String authority = url.substring(start, authorityEnd(url, start));
    int colon = hostEnd(authority);
    return colon == authority.length() ? 0 : port(authority, colon);
  }

  /** The same URL with another port; it must name one already. */
  static String withPort(String url, int port) {
    int start = url.indexOf("://") + 3;
    int end = authorityEnd(url, start);
    return url.substring(0, start + hostEnd(url.substring(start, end)) + 1)
        + port
        + url.substring(end);
  }

  /** Whether there is more behind the host than a slash. */
  static boolean hasPath(String url) {
    int start = authorityEnd(url, url.indexOf("://") + 3);
    return start + 1 < url.length();
  }

  /** The URL with a path behind its own, and the query after both. */
  static String withPath(String url, String path) {
    int query = url.indexOf('?');
    String base = query < 0 ? url : url.substring(0, query);
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
        + path
        + (query < 0 ? "" : url.substring(query));
  }

  /** Without what may be secret: user and password, and the query. */
  @Override
  String printable(String text) {
    int query = text.indexOf('?');
    String shown = query < 0 ? text : text.substring(0, query) + "?...";
    int at = shown.lastIndexOf('@');
    if (at < 0) {
      return shown;
    }
    int scheme = shown.indexOf("://");
    return (scheme < 0 ? "" : shown.substring(0, scheme + 3)) + "..." + shown.substring(at);
  }

  @Override
  String format(String url) {
    return url == null ? super.format(null) : printable(url);
  }

  @Override
  String values() {
    return "an http or https URL";
  }
}

package io.heddle.bootstrap.http;

/** What the conventions want of a URL that a client asked for. Stateless; never throws. */
final class HttpClientUrl {

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private HttpClientUrl() {}

  /**
   * Hides a user's name and password, and the values of query parameters that are known secrets.
   *
   * @param url may be null
   * @return the same text where it holds no secret
   */
  static String redact(String url) {
    return url == null ? null : redactQuery(redactUser(url));
  }

  private static String redactUser(String url) {
    int authority = startOfAuthority(url);
    if (authority < 0) {
      return url;
    }
    int end = endOfAuthority(url, authority);
    int at = url.lastIndexOf('@', end - 1);
    if (at < authority) {
      return url;
    }
    int colon = url.indexOf(':', authority);
    String hidden = colon >= 0 && colon < at ? "REDACTED:REDACTED" : "REDACTED";
    return url.substring(0, authority) + hidden + url.substring(at);
  }

  private static String redactQuery(String url) {
    int question = url.indexOf('?');
    if (question < 0) {
      return url;
    }
    int fragment = url.indexOf('#');
    if (fragment >= 0 && fragment < question) {
      return url;
    }
    int end = fragment < 0 ? url.length() : fragment;
    String query = url.substring(question + 1, end);
    String redacted = UrlRedaction.redactQuery(query);
    return redacted.equals(query)
        ? url
        : url.substring(0, question + 1) + redacted + url.substring(end);
  }

  private static int startOfAuthority(String url) {
    int colon = url.indexOf("://");
    return colon < 0 ? -1 : colon + 3;
  }

  private static int endOfAuthority(String url, int from) {
    for (int i = from; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == '/' || c == '?' || c == '#') {
        return i;
      }
    }
    return url.length();
  }

  /** The port of a URL that names none: the scheme's own (RFC 9110, 4.2). */
  static int defaultPort(String url) {
    boolean secure =
        url != null
            && (url.regionMatches(true, 0, "https:", 0, 6)
                || url.regionMatches(true, 0, "wss:", 0, 4));
    return secure ? HTTPS_PORT : HTTP_PORT;
  }

  /** The host as an address, without the brackets that set an IPv6 address off from its port. */
  static String withoutBrackets(String host) {
    boolean bracketed = host != null && host.startsWith("[") && host.endsWith("]");
    return bracketed ? host.substring(1, host.length() - 1) : host;
  }
}

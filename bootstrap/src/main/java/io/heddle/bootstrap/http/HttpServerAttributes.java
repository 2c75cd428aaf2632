package io.heddle.bootstrap.http;

import io.heddle.bootstrap.trace.HeddleSpan;
import io.opentelemetry.api.common.AttributeKey;

/** The attributes that a SERVER span gets from the request, before it is served. */
final class HttpServerAttributes {

  private HttpServerAttributes() {}

  static <Q> void set(HeddleSpan span, HttpServerAdapter<Q> adapter, Q request, String method) {
    HttpMethod.setOn(span, method);
    String path = adapter.path(request);
    // Required by the conventions; a request for the bare host asks for the root (RFC 9110, 4.2.3).
    span.set(HttpAttributes.URL_PATH, path == null || path.isEmpty() ? "/" : path);
    set(span, HttpAttributes.URL_QUERY, UrlRedaction.redactQuery(adapter.query(request)));
    set(span, HttpAttributes.USER_AGENT, adapter.get(request, "User-Agent"));
    set(span, HttpAttributes.PROTOCOL_VERSION, version(adapter.protocol(request)));

    String forwarded = adapter.get(request, "Forwarded");
    String scheme = HttpServerForwarded.scheme(adapter, request, forwarded);
    if (scheme == null) {
      scheme = adapter.scheme(request);
    }
    set(span, HttpAttributes.URL_SCHEME, scheme);
    setServer(span, adapter, request, forwarded, scheme);
    setClient(span, adapter, request, forwarded);
  }

  private static <Q> void setServer(
      HeddleSpan span, HttpServerAdapter<Q> adapter, Q request, String forwarded, String scheme) {
    String authority = HttpServerForwarded.host(adapter, request, forwarded);
    if (authority == null) {
      authority = adapter.authority(request);
    }
    String host = HostAndPort.host(authority);
    if (host == null) {
      return;
    }
    span.set(HttpAttributes.SERVER_ADDRESS, host);
    int port = HostAndPort.port(authority);
    if (port == 0) {
      port = defaultPort(scheme);
    }
    setPort(span, HttpAttributes.SERVER_PORT, port);
  }

  private static <Q> void setClient(
      HeddleSpan span, HttpServerAdapter<Q> adapter, Q request, String forwarded) {
    String peer = adapter.peerAddress(request);
    String client = HttpServerForwarded.client(adapter, request, forwarded);
    set(span, HttpAttributes.CLIENT_ADDRESS, client == null ? peer : client);
    if (peer != null && !peer.isEmpty()) {
      span.set(HttpAttributes.PEER_ADDRESS, peer);
      setPort(span, HttpAttributes.PEER_PORT, adapter.peerPort(request));
    }
  }

  /** {@code HTTP/1.1} gives 1.1; of 2.0 and 3.0 only the first digit is used (RFC 9110, 2.5). */
  private static String version(String protocol) {
    if (protocol == null || !protocol.regionMatches(true, 0, "HTTP/", 0, 5)) {
      return null;
    }
    String version = protocol.substring(5);
    return version.equals("2.0") || version.equals("3.0") ? version.substring(0, 1) : version;
  }

  private static int defaultPort(String scheme) {
    return "https".equals(scheme) ? 443 : "http".equals(scheme) ? 80 : 0;
  }

  private static void set(HeddleSpan span, AttributeKey<String> key, String value) {
    if (value != null && !value.isEmpty()) {
      span.set(key, value);
    }
  }

  private static void setPort(HeddleSpan span, AttributeKey<Long> key, int port) {
    if (port > 0) {
      span.set(key, port);
    }
  }
}

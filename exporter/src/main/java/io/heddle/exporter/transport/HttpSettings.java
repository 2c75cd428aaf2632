package io.heddle.exporter.transport;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where and how to send over HTTP. Immutable; header values are secrets and never printed. */
public final class HttpSettings {

  private final String url;
  private final Map<String, String> headers;
  private final int timeoutMillis;
  private final boolean gzip;

  /**
   * @param url final, used as it stands: {@code http://localhost:4318/v1/traces}
   * @param headers sent with every request
   * @param timeoutMillis for one request and its answer, at least 1
   * @param gzip whether bodies are compressed
   */
  public HttpSettings(String url, Map<String, String> headers, int timeoutMillis, boolean gzip) {
    this.url = url;
    this.headers = Collections.unmodifiableMap(new LinkedHashMap<String, String>(headers));
    this.timeoutMillis = timeoutMillis;
    this.gzip = gzip;
  }

  String url() {
    return url;
  }

  /** The URL for a line of the log: without what may be secret in it, user and query. */
  public String printableUrl() {
    int end = url.indexOf('?');
    String text = end < 0 ? url : url.substring(0, end);
    int authority = text.indexOf("//");
    int at = text.lastIndexOf('@');
    return authority < 0 || at < authority
        ? text
        : text.substring(0, authority + 2) + text.substring(at + 1);
  }

  Map<String, String> headers() {
    return headers;
  }

  int timeoutMillis() {
    return timeoutMillis;
  }

  boolean isGzip() {
    return gzip;
  }

  @Override
  public String toString() {
    return printableUrl() + " (timeout " + timeoutMillis + " ms" + (gzip ? ", gzip" : "") + ")";
  }
}

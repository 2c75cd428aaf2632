package io.heddle.instrumentation.javahttpserver;

import com.sun.net.httpserver.Headers;

/**
 * What a server had read of a request when it rejected it. It keeps most of that in local
 * variables, so the parts are noted per thread as they are read, and forgotten with the request.
 */
final class RejectedRequest {

  private static final ThreadLocal<RejectedRequest> READING =
      new ThreadLocal<RejectedRequest>() {
        @Override
        protected RejectedRequest initialValue() {
          return new RejectedRequest();
        }
      };

  private String requestLine;
  private String scheme;
  private Headers headers;

  private RejectedRequest() {}

  static void begin() {
    RejectedRequest request = READING.get();
    request.requestLine = null;
    request.scheme = null;
    request.headers = null;
  }

  static void read(Headers headers) {
    READING.get().headers = headers;
  }

  static void arrivedOver(String scheme) {
    READING.get().scheme = scheme;
  }

  /** The request that this thread is reading. */
  static RejectedRequest of(String requestLine) {
    RejectedRequest request = READING.get();
    request.requestLine = requestLine;
    return request;
  }

  /** Null where the server did not read so far. */
  Headers headers() {
    return headers;
  }

  /** Known once the server has looked for a context; before that, {@code http} is the guess. */
  String scheme() {
    return scheme == null ? "http" : scheme;
  }

  /** Null where the request line does not consist of method, target and version. */
  String method() {
    int space = requestLine.indexOf(' ');
    return space <= 0 || target() == null ? null : requestLine.substring(0, space);
  }

  /** What stands between the first two spaces; null where there are none. */
  private String target() {
    int start = requestLine.indexOf(' ') + 1;
    int end = requestLine.indexOf(' ', start);
    return start == 0 || end < 0 ? null : requestLine.substring(start, end);
  }

  /** Null where there is no target. */
  String path() {
    String target = target();
    if (target == null) {
      return null;
    }
    int end = target.indexOf('?');
    return end < 0 ? target : target.substring(0, end);
  }

  String query() {
    String target = target();
    int mark = target == null ? -1 : target.indexOf('?');
    return mark < 0 ? null : target.substring(mark + 1);
  }

  String protocol() {
    return target() == null ? null : requestLine.substring(requestLine.lastIndexOf(' ') + 1);
  }
}

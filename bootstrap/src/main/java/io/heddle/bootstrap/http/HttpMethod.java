package io.heddle.bootstrap.http;

import io.heddle.bootstrap.trace.HeddleSpan;

/** The request method as the conventions want it: a known one, or {@code _OTHER}. */
final class HttpMethod {

  private static final String OTHER = "_OTHER";

  private HttpMethod() {}

  /** What stands in a span's name: the method, or {@code HTTP} for one that is not known. */
  static String nameOf(String method) {
    return isKnown(method) ? method : "HTTP";
  }

  /** Sets {@code http.request.method}, and the original one where it is not known. */
  static void setOn(HeddleSpan span, String method) {
    if (isKnown(method)) {
      span.set(HttpAttributes.REQUEST_METHOD, method);
    } else {
      span.set(HttpAttributes.REQUEST_METHOD, OTHER);
      if (method != null && !method.isEmpty()) {
        span.set(HttpAttributes.REQUEST_METHOD_ORIGINAL, method);
      }
    }
  }

  /** The nine methods of RFC 9110 and RFC 5789; case matters. */
  private static boolean isKnown(String method) {
    if (method == null) {
      return false;
    }
    switch (method) {
      case "CONNECT":
      case "DELETE":
      case "GET":
      case "HEAD":
      case "OPTIONS":
      case "PATCH":
      case "POST":
      case "PUT":
      case "TRACE":
        return true;
      default:
        return false;
    }
  }
}

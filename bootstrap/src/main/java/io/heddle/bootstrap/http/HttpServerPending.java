package io.heddle.bootstrap.http;

import io.heddle.bootstrap.context.WeakIdentityMap;

/**
 * The spans of requests that are still being served although the thread that began has gone on:
 * asynchronous ones. Found by the library's request object; a request that is dropped without an
 * end takes its entry with it. Thread-safe, without locks; requests that are served on one thread
 * never come here.
 */
public final class HttpServerPending {

  /** Requests pending at the same time, before further ones are refused. */
  private static final int MAX_PENDING = 1 << 18;

  private static final WeakIdentityMap<Object, HttpServerSpan> SPANS =
      new WeakIdentityMap<Object, HttpServerSpan>(MAX_PENDING);

  private HttpServerPending() {}

  /** Refused, the span will not be found, and the caller should end it now. */
  public static boolean put(Object request, HttpServerSpan span) {
    return SPANS.put(request, span);
  }

  /** Null where the request is not pending, or is null. */
  public static HttpServerSpan get(Object request) {
    return SPANS.isEmpty() ? null : SPANS.get(request);
  }

  /** As {@link #get}, and the request is pending no more: of several callers one gets the span. */
  public static HttpServerSpan remove(Object request) {
    return request == null || SPANS.isEmpty() ? null : SPANS.remove(request);
  }
}

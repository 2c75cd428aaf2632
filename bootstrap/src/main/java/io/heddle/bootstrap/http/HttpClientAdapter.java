package io.heddle.bootstrap.http;

import io.opentelemetry.context.propagation.TextMapSetter;

/**
 * Reads the requests of one client library: the only code of an instrumentation that knows its
 * request type. Implementations hold no state and are called on the thread that sends the request.
 * Null, or an empty text, stands for what is not known.
 *
 * <p>As a {@link TextMapSetter} it writes request headers, each in place of one of the same name.
 *
 * @param <Q> the library's request
 */
public abstract class HttpClientAdapter<Q> implements TextMapSetter<Q> {

  /** As it goes into the request line, in the application's case. */
  protected abstract String method(Q request);

  /** Absolute and still encoded; secrets are hidden later. */
  protected abstract String url(Q request);

  /** The host of the URL, with or without the brackets of an IPv6 address. */
  protected abstract String host(Q request);

  /** The port of the URL; 0 or less where none stands there. */
  protected abstract int port(Q request);

  /** Whether the application has set this request header, in whatever case. */
  protected abstract boolean hasHeader(Q request, String name);
}

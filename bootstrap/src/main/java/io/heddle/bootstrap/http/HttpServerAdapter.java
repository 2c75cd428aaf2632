package io.heddle.bootstrap.http;

import io.heddle.bootstrap.trace.HeddleVersion;
import io.heddle.bootstrap.trace.InstrumentationScope;
import io.opentelemetry.context.propagation.TextMapGetter;

/**
 * Reads the requests of one server library: the only code of an instrumentation that knows its
 * request type. Implementations hold no state and are called on the thread that serves the request.
 * Null, or an empty text, stands for what is not known.
 *
 * <p>As a {@link TextMapGetter} it reads request headers; {@code getAll} must return every value of
 * a repeated header, since two {@code traceparent} headers make both invalid.
 *
 * @param <Q> the library's request
 */
public abstract class HttpServerAdapter<Q> implements TextMapGetter<Q> {

  private final InstrumentationScope scope;

  /**
   * @param instrumentation the name of the instrumentation whose spans these are
   */
  protected HttpServerAdapter(String instrumentation) {
    scope = new InstrumentationScope("io.heddle." + instrumentation, HeddleVersion.VERSION);
  }

  final InstrumentationScope scope() {
    return scope;
  }

  /** As it stands in the request line, in the client's case. */
  protected abstract String method(Q request);

  /** {@code http} or {@code https}, as this server was called, not as a proxy was. */
  protected abstract String scheme(Q request);

  /** The path as it was sent, still encoded, without the query. */
  protected abstract String path(Q request);

  /** What follows the question mark, still encoded; null where there is none. */
  protected abstract String query(Q request);

  /** As it stands in the request line: {@code HTTP/1.1}. */
  protected abstract String protocol(Q request);

  /** The address at the other end of the connection, as digits. */
  protected abstract String peerAddress(Q request);

  /** The port at the other end of the connection; 0 where it is not known. */
  protected abstract int peerPort(Q request);

  /**
   * Host and perhaps port that the client asked for, where no proxy says otherwise. Overridden
   * where the library does not show HTTP/2's {@code :authority} as a header.
   */
  protected String authority(Q request) {
    return get(request, "Host");
  }
}

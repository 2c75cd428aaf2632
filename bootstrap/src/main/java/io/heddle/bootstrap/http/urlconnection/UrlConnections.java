package io.heddle.bootstrap.http.urlconnection;

import io.heddle.bootstrap.context.CurrentContext;
import io.heddle.bootstrap.context.WeakIdentityMap;
import io.heddle.bootstrap.http.HttpClientSpan;
import io.heddle.bootstrap.trace.HeddleVersion;
import io.heddle.bootstrap.trace.InstrumentationScope;
import java.net.HttpURLConnection;

/**
 * What happens to the requests of {@link HttpURLConnection}, told by its advice in the order of the
 * JDK's own steps: connect, write the head, read the status; and again for each redirect and each
 * answer to a challenge. One CLIENT span for each such attempt.
 *
 * <p>The steps of one attempt may come in several calls of the application, on different threads,
 * so the attempt is kept beside its connection: weakly, and only while one is under way or may
 * follow. A connection that is opened and never asked leaves no span.
 */
final class UrlConnections {

  /** Connections with an attempt under way; those above are sent untraced. */
  private static final int MAX_CONNECTIONS = 1 << 14;

  private static final InstrumentationScope SCOPE =
      new InstrumentationScope("io.heddle.http-url-connection", HeddleVersion.VERSION);
  private static final HttpUrlConnectionAdapter ADAPTER = new HttpUrlConnectionAdapter();
  private static final WeakIdentityMap<HttpURLConnection, Attempts> ATTEMPTS =
      new WeakIdentityMap<HttpURLConnection, Attempts>(MAX_CONNECTIONS);

  /** The JDK's client speaks nothing newer. */
  private static final String PROTOCOL_VERSION = "1.1";

  private static final int UNAUTHORIZED = 401;
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  private UrlConnections() {}

  /** A socket is about to be opened, or taken from the pool. */
  static void connecting(HttpURLConnection connection) {
    begin(connection);
  }

  private static Attempts begin(HttpURLConnection connection) {
    Attempts known = ATTEMPTS.get(connection);
    if (known != null && known.isUnderWay()) {
      return known;
    }
    int resends = known == null ? 0 : known.answered();
    HttpClientSpan span =
        HttpClientSpan.start(SCOPE, ADAPTER, connection, CurrentContext.get(), resends);
    if (span == null) {
      return null;
    }
    span.setProtocolVersion(PROTOCOL_VERSION);
    Attempts attempts = known == null ? new Attempts() : known;
    attempts.begin(span);
    return known != null || ATTEMPTS.put(connection, attempts) ? attempts : null;
  }

  /** The head of a request is about to be written. */
  static void sending(HttpURLConnection connection) {
    Attempts attempts = begin(connection);
    HttpClientSpan span = attempts == null ? null : attempts.span();
    if (span == null) {
      return;
    }
    attempts.send();
    // A GET becomes a POST when the application asks for the output stream.
    span.setMethod(connection.getRequestMethod());
    if (!HttpClientSpan.isPropagated(ADAPTER, connection)) {
      RequestHead.carry(span);
    }
  }

  /** The JDK has read a status line. */
  static void answered(HttpURLConnection connection, int status) {
    Attempts attempts = ATTEMPTS.get(connection);
    HttpClientSpan span = attempts == null || status <= 0 ? null : attempts.answer();
    if (span != null) {
      if (!mayBeResent(status)) {
        ATTEMPTS.remove(connection, attempts);
      }
      span.end(status, null);
    }
  }

  private static boolean mayBeResent(int status) {
    return (status >= 300 && status < 400)
        || status == UNAUTHORIZED
        || status == PROXY_AUTHENTICATION_REQUIRED;
  }

  /** The application asks for the response, and waits for it. */
  static Attempts reading(HttpURLConnection connection) {
    Attempts attempts = ATTEMPTS.get(connection);
    if (attempts != null) {
      attempts.inCall(true);
    }
    return attempts;
  }

  /**
   * @param before what {@link #reading} returned
   */
  static void read(HttpURLConnection connection, Attempts before, Throwable failure) {
    RequestHead.carryNothing();
    if (failure != null) {
      failed(connection, failure);
      return;
    }
    Attempts attempts = ATTEMPTS.get(connection);
    if (attempts == null) {
      return;
    }
    // Unsent: answered from a cache. Before null: this is the outermost call, nothing follows it.
    if (attempts.isUnsent() || (before == null && !attempts.isUnderWay())) {
      ATTEMPTS.remove(connection, attempts);
    }
  }

  /** A call that only connects, or opens the request's body, is over. */
  static void opened(HttpURLConnection connection, Throwable failure) {
    if (failure != null) {
      failed(connection, failure);
      return;
    }
    Attempts attempts = ATTEMPTS.get(connection);
    if (attempts != null) {
      attempts.inCall(false);
    }
  }

  private static void failed(HttpURLConnection connection, Throwable failure) {
    Attempts attempts = ATTEMPTS.remove(connection);
    HttpClientSpan span = attempts == null ? null : attempts.fail();
    if (span != null) {
      span.end(HttpClientSpan.NO_STATUS, failure);
    }
  }

  /**
   * The application gives the connection up. Where another thread waits for the answer, that one
   * will see why there is none.
   */
  static void disconnecting(HttpURLConnection connection) {
    Attempts attempts = ATTEMPTS.get(connection);
    if (attempts == null || !attempts.isLeftAlone()) {
      return;
    }
    ATTEMPTS.remove(connection, attempts);
    HttpClientSpan span = attempts.isUnsent() ? null : attempts.fail();
    if (span != null) {
      span.end(HttpClientSpan.NO_STATUS, null);
    }
  }
}

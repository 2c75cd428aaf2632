package io.heddle.instrumentation.javahttpclient;

import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.http.HttpClientSpan;
import io.heddle.bootstrap.trace.HeddleVersion;
import io.heddle.bootstrap.trace.InstrumentationScope;
import java.net.http.HttpRequest;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One call of the application and its attempts, one after the other, each with a CLIENT span. The
 * attempts run on the client's threads, so the context of the call is kept here.
 */
final class HttpCall {

  private static final InstrumentationScope SCOPE =
      new InstrumentationScope("io.heddle.java-http-client", HeddleVersion.VERSION);
  private static final HttpRequestAdapter REQUESTS = new HttpRequestAdapter();

  private final HeddleContext context;
  private final AtomicReference<HttpClientSpan> attempt = new AtomicReference<HttpClientSpan>();
  // Attempts follow each other; the client's own hand-over between threads publishes this.
  private int attempts;

  HttpCall(HeddleContext context) {
    this.context = context;
  }

  /** A request is about to be sent: the first, or the one after a redirect or a challenge. */
  void send(HttpRequest request) {
    HttpClientSpan span = HttpClientSpan.start(SCOPE, REQUESTS, request, context, attempts++);
    if (span != null) {
      attempt.set(span);
      span.inject(REQUESTS, request);
    }
  }

  /**
   * @param response the client's own, of one attempt
   */
  void answer(Object response) {
    HttpClientSpan span = attempt.getAndSet(null);
    if (span != null) {
      span.setProtocolVersion(ClientInternals.protocolVersion(response));
      span.end(ClientInternals.status(response), null);
    }
  }

  /**
   * The call is over. An attempt that is still waiting for its answer gets none.
   *
   * @param failure null for none
   */
  void end(Throwable failure) {
    HttpClientSpan span = attempt.getAndSet(null);
    if (span != null) {
      span.end(HttpClientSpan.NO_STATUS, failure);
    }
  }
}

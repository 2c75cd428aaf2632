package io.heddle.bootstrap.http;

import io.heddle.bootstrap.context.CurrentContext;
import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.bootstrap.trace.InstrumentationScope;
import io.heddle.bootstrap.trace.SpanShape;
import io.heddle.bootstrap.trace.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The shape of every CLIENT span of HTTP: one for each attempt to have a request answered, however
 * many layers of libraries it passes; redirects and authentication make further attempts.
 *
 * <p>The layer that starts it ends it, on any thread. Where the library calls others while it
 * waits, the span is put on the calling thread with {@link #attach} and taken off there with {@link
 * HttpClientScope#detach}. Thread-safe; {@link #end} counts once.
 */
public final class HttpClientSpan {

  /** For {@link #end}: no response came, or its status is not known. */
  public static final int NO_STATUS = 0;

  private static final int FIRST_ERROR = 400;
  private static final String BAGGAGE = "baggage";

  private final HeddleSpan span;
  private final HeddleContext context;
  private final AtomicBoolean ended = new AtomicBoolean();

  private HttpClientSpan(HeddleSpan span, HeddleContext parent) {
    this.span = span;
    this.context = parent.withSpan(span, SpanShape.HTTP_CLIENT);
  }

  /**
   * Starts the span of a request that this thread is about to send.
   *
   * @return null where an outer layer already records the call, and where nothing is to be traced
   */
  public static <Q> HttpClientSpan start(
      InstrumentationScope scope, HttpClientAdapter<Q> adapter, Q request) {
    return start(scope, adapter, request, CurrentContext.get(), 0);
  }

  /**
   * Starts the span of one attempt of a call.
   *
   * @param parent context of the application's call
   * @param resends how many attempts of the same call came before
   * @return null where an outer layer already records the call, and where nothing is to be traced
   */
  public static <Q> HttpClientSpan start(
      InstrumentationScope scope,
      HttpClientAdapter<Q> adapter,
      Q request,
      HeddleContext parent,
      int resends) {
    if (parent.holdsShape(SpanShape.HTTP_CLIENT)) {
      return null;
    }
    String method = adapter.method(request);
    HeddleSpan span =
        Tracing.current().start(scope, HttpMethod.nameOf(method), SpanKind.CLIENT, parent);
    if (span.isRecording()) {
      HttpMethod.setOn(span, method);
      setTarget(span, adapter, request);
      if (resends > 0) {
        span.set(HttpAttributes.RESEND_COUNT, resends);
      }
    }
    return new HttpClientSpan(span, parent);
  }

  private static <Q> void setTarget(HeddleSpan span, HttpClientAdapter<Q> adapter, Q request) {
    String url = adapter.url(request);
    int port = adapter.port(request);
    span.set(HttpAttributes.SERVER_ADDRESS, HttpClientUrl.withoutBrackets(adapter.host(request)));
    span.set(HttpAttributes.SERVER_PORT, port > 0 ? port : HttpClientUrl.defaultPort(url));
    span.set(HttpAttributes.URL_FULL, HttpClientUrl.redact(url));
  }

  /** The context in which this span is active, for work that belongs to it. */
  public HeddleContext context() {
    return context;
  }

  /** Makes the span current on this thread; to be detached on the same thread. */
  public HttpClientScope attach() {
    return new HttpClientScope(this, CurrentContext.attach(context));
  }

  /**
   * Writes the headers that carry this span to the server, unless the application has set its own.
   */
  public <Q> void inject(HttpClientAdapter<Q> adapter, Q request) {
    if (!isPropagated(adapter, request)) {
      inject(request, adapter);
    }
  }

  /** Writes the headers that carry this span to the server. */
  public <C> void inject(C carrier, TextMapSetter<C> setter) {
    Tracing.current().propagator().inject(context, carrier, setter);
  }

  /**
   * Whether the application propagates a trace of its own in this request. Ours beside it would
   * give the server two parents.
   */
  public static <Q> boolean isPropagated(HttpClientAdapter<Q> adapter, Q request) {
    for (String field : Tracing.current().propagator().fields()) {
      // Baggage says nothing about the trace.
      if (!BAGGAGE.equals(field) && adapter.hasHeader(request, field)) {
        return true;
      }
    }
    return false;
  }

  /** For libraries that settle the method only when they send, after the span was started. */
  public void setMethod(String method) {
    if (span.isRecording()) {
      HttpMethod.setOn(span, method);
      span.updateName(HttpMethod.nameOf(method));
    }
  }

  /**
   * @param version as the conventions write it: {@code 1.1}, {@code 2}; null changes nothing
   */
  public void setProtocolVersion(String version) {
    span.set(HttpAttributes.PROTOCOL_VERSION, version);
  }

  /**
   * Ends the span, the first time that it is called. To a client every status from 400 is an error.
   *
   * @param status of the response, or {@link #NO_STATUS}
   * @param failure why there is no response, or not all of it; null for none
   */
  public void end(int status, Throwable failure) {
    if (!ended.compareAndSet(false, true) || !span.isRecording()) {
      return;
    }
    try {
      setOutcome(status, failure);
    } finally {
      span.end();
    }
  }

  private void setOutcome(int status, Throwable failure) {
    if (status > NO_STATUS) {
      span.set(HttpAttributes.RESPONSE_STATUS_CODE, status);
    }
    if (failure != null) {
      Throwable cause = unwrapped(failure);
      span.set(HttpAttributes.ERROR_TYPE, cause.getClass().getName());
      span.setStatus(StatusCode.ERROR);
      span.recordException(cause);
    } else if (status >= FIRST_ERROR) {
      span.set(HttpAttributes.ERROR_TYPE, Integer.toString(status));
      span.setStatus(StatusCode.ERROR);
    }
  }

  /** What a future wraps says nothing about the request. */
  private static Throwable unwrapped(Throwable failure) {
    boolean wrapper =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    Throwable cause = failure.getCause();
    return wrapper && cause != null ? cause : failure;
  }
}

package io.heddle.bootstrap.http;

import io.heddle.bootstrap.context.CurrentContext;
import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.bootstrap.trace.SpanShape;
import io.heddle.bootstrap.trace.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The shape of every SERVER span of HTTP: one for each request that arrives, however many layers of
 * containers, filters, forwards and frameworks serve it.
 *
 * <p>The layer that starts it ends it. It is put on a thread with {@link #attach} and taken off
 * with {@link HttpServerScope#detach}, as often as the request changes threads. Thread-safe; {@link
 * #end} counts once.
 */
public final class HttpServerSpan {

  /** For {@link #end}: no response was sent, or its status is not known. */
  public static final int NO_STATUS = 0;

  private static final int FIRST_ERROR = 500;
  private static final ContextKey<HttpServerSpan> KEY = ContextKey.named("heddle-http-server-span");

  private final HeddleSpan span;
  private final HeddleContext context;
  private final String method;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicBoolean inApplication = new AtomicBoolean();
  private volatile boolean routed;
  private volatile Throwable escaped;
  private volatile int statusSent;

  private HttpServerSpan(HeddleSpan span, HeddleContext parent, String method) {
    this.span = span;
    this.method = method;
    this.context = parent.withSpan(span, SpanShape.HTTP_SERVER).with(KEY, this);
  }

  /**
   * Starts the span of a request, unless an outer layer has: where layers nest, such as filters and
   * servlets, or one library's server inside another's.
   *
   * @return null where the current context already is inside a request that is being served
   */
  public static <Q> HttpServerSpan start(HttpServerAdapter<Q> adapter, Q request) {
    HeddleContext current = CurrentContext.get();
    if (!current.holdsShape(SpanShape.HTTP_SERVER)) {
      return start(adapter, request, current);
    }
    HttpServerSpan running = current.get(KEY);
    // A context that outlived its request came here with a task of some pool.
    return running != null && running.isEnded() ? startAtConnection(adapter, request) : null;
  }

  /**
   * Starts the span of a request that has just been read from a connection. Whatever context the
   * thread has belongs to something else, perhaps to an earlier request of the same connection.
   */
  public static <Q> HttpServerSpan startAtConnection(HttpServerAdapter<Q> adapter, Q request) {
    return start(adapter, request, HeddleContext.ROOT);
  }

  private static <Q> HttpServerSpan start(
      HttpServerAdapter<Q> adapter, Q request, HeddleContext around) {
    Tracing tracing = Tracing.current();
    Context extracted = tracing.propagator().extract(around, request, adapter);
    HeddleContext parent = extracted instanceof HeddleContext ? (HeddleContext) extracted : around;
    String method = adapter.method(request);
    String name = HttpMethod.nameOf(method);
    HeddleSpan span = tracing.start(adapter.scope(), name, SpanKind.SERVER, parent);
    if (span.isRecording()) {
      HttpServerAttributes.set(span, adapter, request, method);
    }
    return new HttpServerSpan(span, parent, name);
  }

  /** The span of the request that is being served in this thread's context; null for none. */
  public static HttpServerSpan current() {
    HeddleContext current = CurrentContext.get();
    return current == HeddleContext.ROOT ? null : current.get(KEY);
  }

  /** Makes the span current on this thread; to be detached on the same thread. */
  public HttpServerScope attach() {
    return new HttpServerScope(this, CurrentContext.attach(context));
  }

  /** Whether some layer has said which route serves the request. */
  public boolean hasRoute() {
    return routed;
  }

  /**
   * States the route that serves the request, which then names the span. The last layer that knows
   * one is right: a framework knows better than its servlet.
   *
   * @param route with the application's prefix, of low cardinality; null or empty changes nothing
   */
  public void setRoute(String route) {
    if (route != null && !route.isEmpty() && span.isRecording()) {
      routed = true;
      span.set(HttpAttributes.ROUTE, route);
      span.updateName(method + ' ' + route);
    }
  }

  /**
   * Inside a container that started the span, filters and servlets nest: says which call is the
   * outermost, whose failure the application did not handle.
   *
   * @return true once; true again after {@link #leaveApplication}, for a later dispatch
   */
  public boolean enterApplication() {
    return inApplication.compareAndSet(false, true);
  }

  /** Ends what {@link #enterApplication} began. */
  public void leaveApplication() {
    inApplication.set(false);
  }

  /**
   * States that a failure left the application for the container to answer. It is the span's error
   * if the answer turns out to be one. The first counts: what an error page throws comes after.
   *
   * @param sent the status, if the response was on its way already, so that this failure makes the
   *     span an error whatever the container answers; {@link #NO_STATUS} if nothing was sent
   */
  public void failureEscaped(Throwable failure, int sent) {
    if (escaped == null) {
      statusSent = sent;
      escaped = failure;
    }
  }

  public boolean isEnded() {
    return ended.get();
  }

  /**
   * Ends the span, the first time that it is called. An error is what the server answers for: a
   * failure that reached it, or a status from 500.
   *
   * @param status of the response, or {@link #NO_STATUS}
   * @param failure what was thrown while serving; null for none
   */
  public void end(int status, Throwable failure) {
    if (!ended.compareAndSet(false, true) || !span.isRecording()) {
      return;
    }
    try {
      int shown = statusSent == NO_STATUS ? status : statusSent;
      setOutcome(shown, failure == null ? escapedFailure(status) : failure);
    } finally {
      span.end();
    }
  }

  /** A container may answer a failure with 404 or a page of its own; then it was no error. */
  private Throwable escapedFailure(int status) {
    return status >= FIRST_ERROR || statusSent != NO_STATUS ? escaped : null;
  }

  private void setOutcome(int status, Throwable failure) {
    if (status > NO_STATUS) {
      span.set(HttpAttributes.RESPONSE_STATUS_CODE, status);
    }
    if (failure != null) {
      span.recordException(failure);
      span.set(HttpAttributes.ERROR_TYPE, failure.getClass().getName());
      span.setStatus(StatusCode.ERROR);
    } else if (status >= FIRST_ERROR) {
      span.set(HttpAttributes.ERROR_TYPE, Integer.toString(status));
      span.setStatus(StatusCode.ERROR);
    }
  }
}

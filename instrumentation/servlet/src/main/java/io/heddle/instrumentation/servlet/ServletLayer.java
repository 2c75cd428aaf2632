package io.heddle.instrumentation.servlet;

import io.heddle.bootstrap.http.HttpServerPending;
import io.heddle.bootstrap.http.HttpServerScope;
import io.heddle.bootstrap.http.HttpServerSpan;
import javax.servlet.DispatcherType;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.UnavailableException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * One call of a filter or servlet. What {@link #enter} returns says what it is:
 *
 * <ul>
 *   <li>an {@link HttpServerScope}: it has put a span on this thread, its own or, in an
 *       asynchronous dispatch, the one that is pending;
 *   <li>an {@link HttpServerSpan}: the outermost call within a container's span;
 *   <li>null: an inner call, or nothing that is traced.
 * </ul>
 */
final class ServletLayer {

  private ServletLayer() {}

  static Object enter(ServletRequest request) {
    if (!(request instanceof HttpServletRequest)) {
      return null;
    }
    HttpServerSpan running = HttpServerSpan.current();
    if (running != null && !running.isEnded()) {
      return running.enterApplication() ? running : null;
    }
    HttpServerSpan span =
        request.getDispatcherType() == DispatcherType.REQUEST
            ? HttpServerSpan.start(ServletAdapter.INSTANCE, (HttpServletRequest) request)
            // Of an error page after the request was served, there is none, and no other is due.
            : HttpServerPending.get(ServletAdapter.unwrapped(request));
    if (span == null) {
      return null;
    }
    span.enterApplication();
    return span.attach();
  }

  /** The first servlet that a request reaches names it; what it forwards to does not. */
  static void setRoute(Servlet servlet, ServletRequest request) {
    HttpServerSpan span = HttpServerSpan.current();
    if (span != null
        && !span.hasRoute()
        && request instanceof HttpServletRequest
        && request.getDispatcherType() != DispatcherType.ERROR) {
      span.setRoute(ServletRoute.of(servlet, (HttpServletRequest) request));
    }
  }

  static void exit(
      Object layer, ServletRequest request, ServletResponse response, Throwable failure) {
    if (layer == null) {
      return;
    }
    if (layer instanceof HttpServerSpan) {
      leave((HttpServerSpan) layer, response, failure);
      return;
    }
    HttpServerScope scope = (HttpServerScope) layer;
    scope.detach();
    HttpServerSpan span = scope.span();
    leave(span, response, failure);
    if (HttpServerPending.get(ServletAdapter.unwrapped(request)) == span) {
      // A dispatch of an asynchronous request, whose completion ends it.
      return;
    }
    if (failure == null && request.isAsyncStarted()) {
      AsyncCompletion.await(span, request, response);
    } else {
      span.end(status(response, failure), null);
    }
  }

  private static void leave(HttpServerSpan span, ServletResponse response, Throwable failure) {
    span.leaveApplication();
    if (failure != null) {
      span.failureEscaped(causeOf(failure), ServletAdapter.statusSent(response));
    }
  }

  /** What the container will answer, now that the application has returned or thrown. */
  private static int status(ServletResponse response, Throwable failure) {
    if (failure != null && !response.isCommitted()) {
      if (failure instanceof UnavailableException) {
        // Servlet specification, 2.3.3.2.
        return ((UnavailableException) failure).isPermanent()
            ? HttpServletResponse.SC_NOT_FOUND
            : HttpServletResponse.SC_SERVICE_UNAVAILABLE;
      }
      return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
    return ServletAdapter.status(response);
  }

  /** Servlets may throw only some checked exceptions, so that others come wrapped. */
  static Throwable causeOf(Throwable failure) {
    return failure instanceof ServletException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}

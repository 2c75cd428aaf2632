package io.heddle.instrumentation.servlet;

import io.heddle.bootstrap.http.HttpServerPending;
import io.heddle.bootstrap.http.HttpServerSpan;
import io.heddle.bootstrap.weave.AdviceFailures;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;

/**
 * Ends the span of an asynchronous request when the container completes it, however that comes
 * about: timeouts and errors are completed in the end, too. Called by the container on any thread,
 * and so throws nothing.
 */
final class AsyncCompletion implements AsyncListener {

  private static final AdviceFailures FAILURES = new AdviceFailures(ServletInstrumentation.NAME);

  private final HttpServerSpan span;
  private final ServletRequest request;
  private final ServletResponse response;

  private AsyncCompletion(HttpServerSpan span, ServletRequest request, ServletResponse response) {
    this.span = span;
    this.request = request;
    this.response = response;
  }

  static void await(HttpServerSpan span, ServletRequest request, ServletResponse response) {
    ServletRequest original = ServletAdapter.unwrapped(request);
    AsyncCompletion completion = new AsyncCompletion(span, original, response);
    if (!HttpServerPending.put(original, span)) {
      span.end(ServletAdapter.status(response), null);
      return;
    }
    try {
      request.getAsyncContext().addListener(completion);
    } catch (IllegalStateException alreadyOver) {
      completion.end();
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {
    end();
  }

  private void end() {
    try {
      HttpServerPending.remove(request);
      span.end(ServletAdapter.status(response), null);
    } catch (Throwable failure) {
      FAILURES.caught(failure, AsyncCompletion.class);
    }
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    // The container answers with 500, or a listener of the application otherwise; then completes.
  }

  @Override
  public void onError(AsyncEvent event) {
    try {
      if (event.getThrowable() != null) {
        span.failureEscaped(
            ServletLayer.causeOf(event.getThrowable()), ServletAdapter.statusSent(response));
      }
    } catch (Throwable failure) {
      FAILURES.caught(failure, AsyncCompletion.class);
    }
  }

  /** A dispatched servlet made the request asynchronous again, which drops all listeners. */
  @Override
  public void onStartAsync(AsyncEvent event) {
    try {
      event.getAsyncContext().addListener(this);
    } catch (Throwable failure) {
      FAILURES.caught(failure, AsyncCompletion.class);
    }
  }
}

package io.heddle.bootstrap.http;

import io.heddle.bootstrap.context.CurrentContext;
import io.heddle.bootstrap.context.HeddleContext;

/** A CLIENT span being current on one thread, until it is detached there. */
public final class HttpClientScope {

  private final HttpClientSpan span;
  private final HeddleContext previous;

  HttpClientScope(HttpClientSpan span, HeddleContext previous) {
    this.span = span;
    this.previous = previous;
  }

  public HttpClientSpan span() {
    return span;
  }

  /** Gives the thread the context back that it had. Called once, on the thread that attached. */
  public void detach() {
    CurrentContext.attach(previous);
  }
}

package io.heddle.instrumentation.undertow;

import io.heddle.bootstrap.http.HttpServerPending;
import io.heddle.bootstrap.http.HttpServerSpan;
import io.heddle.bootstrap.weave.AdviceFailures;
import io.undertow.server.DefaultResponseListener;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;

/**
 * Ends the span of an exchange when Undertow completes it. Called by Undertow on any thread, and so
 * throws nothing; the listeners after this one are called whatever happens.
 */
final class ExchangeEnd implements ExchangeCompletionListener {

  private static final AdviceFailures FAILURES = new AdviceFailures(UndertowInstrumentation.NAME);

  private final HttpServerSpan span;

  private ExchangeEnd(HttpServerSpan span) {
    this.span = span;
  }

  /** The span of the exchange; started, where this is the first that is heard of it. */
  static HttpServerSpan spanOf(HttpServerExchange exchange) {
    HttpServerSpan known = HttpServerPending.get(exchange);
    if (known != null) {
      return known;
    }
    HttpServerSpan span = HttpServerSpan.startAtConnection(ExchangeAdapter.INSTANCE, exchange);
    if (HttpServerPending.put(exchange, span)) {
      exchange.addExchangeCompleteListener(new ExchangeEnd(span));
    } else {
      span.end(HttpServerSpan.NO_STATUS, null);
    }
    return span;
  }

  @Override
  public void exchangeEvent(HttpServerExchange exchange, NextListener next) {
    try {
      end(exchange);
    } catch (Throwable failure) {
      FAILURES.caught(failure, ExchangeEnd.class);
    } finally {
      next.proceed();
    }
  }

  private void end(HttpServerExchange exchange) {
    Throwable failure = exchange.getAttachment(DefaultResponseListener.EXCEPTION);
    if (failure != null) {
      span.failureEscaped(failure, HttpServerSpan.NO_STATUS);
    }
    // Stays pending: what still runs for this exchange belongs to it.
    span.end(exchange.getStatusCode(), null);
  }
}

package io.heddle.instrumentation.javahttpserver;

import com.sun.net.httpserver.HttpExchange;
import io.heddle.bootstrap.context.WeakIdentityMap;
import io.heddle.bootstrap.http.HttpServerPending;
import io.heddle.bootstrap.http.HttpServerSpan;

/**
 * Exchanges whose handler returned without an answer. Some other thread answers, which ends the
 * span, or closes the exchange, which ends it without a status. Where neither happens the span is
 * lost with the exchange.
 */
final class PendingExchange {

  /** An exchange does not tell whether it was closed; answered ones never come here. */
  private static final WeakIdentityMap<HttpExchange, Boolean> CLOSED_UNANSWERED =
      new WeakIdentityMap<HttpExchange, Boolean>(1 << 16);

  private PendingExchange() {}

  /** Whether nothing more can be sent as an answer. */
  static boolean isOver(HttpExchange exchange) {
    return ExchangeAdapter.isAnswered(exchange) || CLOSED_UNANSWERED.get(exchange) != null;
  }

  static void keep(HttpExchange exchange, HttpServerSpan span) {
    // Put aside before looking again: another thread may be answering at this moment.
    if (!HttpServerPending.put(exchange, span) || isOver(exchange)) {
      HttpServerPending.remove(exchange);
      span.end(ExchangeAdapter.status(exchange), null);
    }
  }

  static void closed(HttpExchange exchange) {
    if (!ExchangeAdapter.isAnswered(exchange)) {
      CLOSED_UNANSWERED.put(exchange, Boolean.TRUE);
    }
    end(exchange, null);
  }

  /** Does nothing where the handler has not returned yet: then its return ends the span. */
  static void end(HttpExchange exchange, Throwable failure) {
    HttpServerSpan span = HttpServerPending.remove(exchange);
    if (span != null) {
      span.end(ExchangeAdapter.status(exchange), failure);
    }
  }
}

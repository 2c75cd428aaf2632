package io.heddle.instrumentation.javahttpserver;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.heddle.bootstrap.http.HttpServerScope;
import io.heddle.bootstrap.http.HttpServerSpan;
import io.heddle.bootstrap.weave.advice.Argument;
import io.heddle.bootstrap.weave.advice.Enter;
import io.heddle.bootstrap.weave.advice.OnEnter;
import io.heddle.bootstrap.weave.advice.OnExit;
import io.heddle.bootstrap.weave.advice.Returned;
import io.heddle.bootstrap.weave.advice.This;
import io.heddle.bootstrap.weave.advice.Thrown;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;

/**
 * {@code com.sun.net.httpserver.HttpServer} and {@code HttpsServer}: one SERVER span for each
 * exchange, and for each request that the server rejects itself.
 */
public final class JavaHttpServerInstrumentation implements Instrumentation {

  /** A constant, so that advice that uses it does not load this class. */
  static final String NAME = "java-http-server";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void declare(Weave weave) {
    weave.type("com.sun.net.httpserver.Filter$Chain").method("doFilter", DoFilter.class);
    for (String exchange : new String[] {"HttpExchangeImpl", "HttpsExchangeImpl"}) {
      weave
          .type("sun.net.httpserver." + exchange)
          .method("sendResponseHeaders", Answer.class)
          .method("close", Close.class);
    }
    weave
        .type("sun.net.httpserver.ServerImpl$Exchange")
        .method("run", ReadRequest.class)
        .method("reject", Reject.class);
    weave.type("sun.net.httpserver.Request").method("headers", ReadHeaders.class);
    weave.type("sun.net.httpserver.ContextList").method("findContext", FindContext.class);
  }

  /** The first call of an exchange's chain goes through all its filters, down to the handler. */
  static final class DoFilter {
    @OnEnter
    static HttpServerScope enter(@Argument(0) HttpExchange exchange) {
      HttpServerSpan span = HttpServerSpan.start(ExchangeAdapter.INSTANCE, exchange);
      if (span == null) {
        return null;
      }
      span.setRoute(exchange.getHttpContext().getPath());
      return span.attach();
    }

    @OnExit
    static void exit(
        @Enter HttpServerScope scope,
        @Argument(0) HttpExchange exchange,
        @Thrown Throwable failure) {
      if (scope == null) {
        return;
      }
      scope.detach();
      if (failure == null && !PendingExchange.isOver(exchange)) {
        PendingExchange.keep(exchange, scope.span());
      } else {
        scope.span().end(ExchangeAdapter.status(exchange), failure);
      }
    }
  }

  static final class Answer {
    @OnExit
    static void exit(@This HttpExchange exchange, @Thrown Throwable failure) {
      PendingExchange.end(exchange, failure);
    }
  }

  static final class Close {
    @OnExit
    static void exit(@This HttpExchange exchange) {
      PendingExchange.closed(exchange);
    }
  }

  /** The server has begun to read a request, and forgets the one before. */
  static final class ReadRequest {
    @OnEnter
    static void enter() {
      RejectedRequest.begin();
    }

    @OnExit
    static void exit() {
      RejectedRequest.begin();
    }
  }

  static final class ReadHeaders {
    @OnExit
    static void exit(@Returned Headers headers) {
      RejectedRequest.read(headers);
    }
  }

  static final class FindContext {
    @OnEnter
    static void enter(@Argument(0) String protocol) {
      RejectedRequest.arrivedOver(protocol);
    }
  }

  /** A request that no handler will see: malformed, or outside every context. */
  static final class Reject {
    @OnEnter
    static HttpServerSpan enter(@Argument(1) String requestLine) {
      return HttpServerSpan.startAtConnection(
          RejectedAdapter.INSTANCE, RejectedRequest.of(requestLine));
    }

    @OnExit
    static void exit(@Enter HttpServerSpan span, @Argument(0) int status) {
      if (span != null) {
        span.end(status, null);
      }
    }
  }
}

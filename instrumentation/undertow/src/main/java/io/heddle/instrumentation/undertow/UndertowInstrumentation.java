package io.heddle.instrumentation.undertow;

import io.heddle.bootstrap.http.HttpServerScope;
import io.heddle.bootstrap.weave.advice.Argument;
import io.heddle.bootstrap.weave.advice.Enter;
import io.heddle.bootstrap.weave.advice.OnEnter;
import io.heddle.bootstrap.weave.advice.OnExit;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;
import io.undertow.server.HttpServerExchange;

/** Undertow 2: one SERVER span for each exchange, until its response is complete. */
public final class UndertowInstrumentation implements Instrumentation {

  /** A constant, so that advice that uses it does not load this class. */
  static final String NAME = "undertow";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void declare(Weave weave) {
    weave.type("io.undertow.server.Connectors").method("executeRootHandler", ExecuteHandler.class);
  }

  /** The first call is for a new exchange; further ones go on with it, on other threads. */
  static final class ExecuteHandler {
    @OnEnter
    static HttpServerScope enter(@Argument(1) HttpServerExchange exchange) {
      return ExchangeEnd.spanOf(exchange).attach();
    }

    @OnExit
    static void exit(@Enter HttpServerScope scope) {
      if (scope != null) {
        scope.detach();
      }
    }
  }
}

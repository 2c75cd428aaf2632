package io.heddle.instrumentation.javahttpserver;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.heddle.bootstrap.http.HttpServerPending;
import io.heddle.bootstrap.http.HttpServerScope;
import io.heddle.bootstrap.http.HttpServerSpan;
import io.heddle.bootstrap.trace.HeddleVersion;
import io.heddle.bootstrap.trace.InstrumentationScope;
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

  static final InstrumentationScope SCOPE =
      new InstrumentationScope("io.heddle.java-http-server", HeddleVersion.VERSION);

  @Override
  public String name() {
    return "java-http-server";
  }

  @Override
  public void declare(Weave weave) {
    weave.type("com.sun.net.httpserver.Filter$Chain").method("doFilter", DoFilter.class);
    for (String exchange : new String[] {"HttpExchangeImpl", "HttpsExchangeImpl"}) {
      weave
          .type("sun.net.httpserver." + exchange)
          .method("sendResponseHeaders", Answer.class)
          .method("close", Answer.class);
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
      HttpServerSpan span = HttpServerSpan.start(SCOPE, ExchangeAdapter.INSTANCE, exchange);
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
      if (failure == null && !ExchangeAdapter.isAnswered(exchange)) {
        // Put aside before looking again: another thread may be answering at this moment.
        HttpServerPending.put(exchange, scope.span());
        if (!ExchangeAdapter.isAnswered(exchange)) {
          return;
        }
        HttpServerPending.remove(exchange);
      }
      scope.span().end(ExchangeAdapter.status(exchange), failure);
    }
  }

  /** Ends the span of an exchange whose handler had returned without an answer. */
  static final class Answer {
    @OnExit
    static void exit(@This HttpExchange exchange, @Thrown Throwable failure) {
      HttpServerSpan span = HttpServerPending.remove(exchange);
      if (span != null) {
        span.end(ExchangeAdapter.status(exchange), failure);
      }
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
          SCOPE, RejectedAdapter.INSTANCE, RejectedRequest.of(requestLine));
    }

    @OnExit
    static void exit(@Enter HttpServerSpan span, @Argument(0) int status) {
      if (span != null) {
        span.end(status, null);
      }
    }
  }
}

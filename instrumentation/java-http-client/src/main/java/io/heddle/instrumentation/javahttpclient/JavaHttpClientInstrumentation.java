package io.heddle.instrumentation.javahttpclient;

import io.heddle.bootstrap.weave.advice.Argument;
import io.heddle.bootstrap.weave.advice.Enter;
import io.heddle.bootstrap.weave.advice.OnEnter;
import io.heddle.bootstrap.weave.advice.OnExit;
import io.heddle.bootstrap.weave.advice.Returned;
import io.heddle.bootstrap.weave.advice.This;
import io.heddle.bootstrap.weave.advice.Thrown;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;
import java.net.http.HttpRequest;
import java.util.concurrent.CompletableFuture;

/**
 * {@code java.net.http.HttpClient}, Java 11 to 27, sync and async: one CLIENT span for each request
 * that it makes of an application's call, redirects, answers to challenges and the handshake of a
 * WebSocket included. A request that the client sends again because a connection failed before any
 * answer remains the same attempt.
 *
 * <p>All of them pass {@code MultiExchange}, one for each call of {@code send} or {@code
 * sendAsync}. There the client has its own copy of the request, so that the application's is not
 * touched; the methods named here are internal, and the same ones in all these versions.
 */
public final class JavaHttpClientInstrumentation implements Instrumentation {

  @Override
  public String name() {
    return "java-http-client";
  }

  @Override
  public void declare(Weave weave) {
    weave
        .type("jdk.internal.net.http.MultiExchange")
        .method("responseAsync", "(Ljava/util/concurrent/Executor;)", Call.class)
        .method("requestFilters", "(Ljdk/internal/net/http/HttpRequestImpl;)", Request.class)
        .method("responseFilters", "(Ljdk/internal/net/http/Response;)", Response.class);
  }

  /** The call, on the application's thread. */
  static final class Call {
    @OnEnter
    static Object enter(@This Object exchange) {
      return HttpCalls.begin(exchange);
    }

    @OnExit
    static void exit(
        @This Object exchange,
        @Enter Object call,
        @Returned CompletableFuture<?> response,
        @Thrown Throwable failure) {
      if (call != null) {
        HttpCalls.started(exchange, (HttpCall) call, response, failure);
      }
    }
  }

  /** One attempt, on any thread: the client's own filters have added their headers. */
  static final class Request {
    @OnExit
    static void exit(
        @This Object exchange, @Argument(0) HttpRequest request, @Thrown Throwable failure) {
      HttpCall call = failure == null ? HttpCalls.of(exchange) : null;
      if (call != null) {
        call.send(request);
      }
    }
  }

  /** The head of the response to one attempt has been read. */
  static final class Response {
    @OnEnter
    static void enter(@This Object exchange, @Argument(0) Object response) {
      HttpCall call = HttpCalls.of(exchange);
      if (call != null) {
        call.answer(response);
      }
    }
  }
}

package io.heddle.instrumentation.javahttpclient;

import io.heddle.bootstrap.context.CurrentContext;
import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.context.WeakIdentityMap;
import io.heddle.bootstrap.trace.SpanShape;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** The calls under way, each beside the client's own object for it. Thread-safe. */
final class HttpCalls {

  /** Calls under way at once; those above are sent untraced. */
  private static final int MAX_CALLS = 1 << 16;

  private static final WeakIdentityMap<Object, HttpCall> CALLS =
      new WeakIdentityMap<Object, HttpCall>(MAX_CALLS);

  private HttpCalls() {}

  /**
   * @param exchange the client's MultiExchange
   * @return null where the call is not to be traced
   */
  static HttpCall begin(Object exchange) {
    HeddleContext context = CurrentContext.get();
    if (context.holdsShape(SpanShape.HTTP_CLIENT)) {
      return null;
    }
    HttpCall call = new HttpCall(context);
    return CALLS.put(exchange, call) ? call : null;
  }

  /** The call of a MultiExchange; null where it is not traced. */
  static HttpCall of(Object exchange) {
    return CALLS.get(exchange);
  }

  /**
   * @param response what the application's future depends on; null where there was a failure
   */
  static void started(
      Object exchange, HttpCall call, CompletableFuture<?> response, Throwable failure) {
    Completion completion = new Completion(exchange, call);
    if (response == null) {
      completion.accept(null, failure);
    } else {
      response.whenComplete(completion);
    }
  }

  /** Runs once, on whatever thread learns that the call is over. */
  private static final class Completion implements BiConsumer<Object, Throwable> {
    private final Object exchange;
    private final HttpCall call;

    Completion(Object exchange, HttpCall call) {
      this.exchange = exchange;
      this.call = call;
    }

    @Override
    public void accept(Object response, Throwable failure) {
      CALLS.remove(exchange);
      call.end(failure);
    }
  }
}

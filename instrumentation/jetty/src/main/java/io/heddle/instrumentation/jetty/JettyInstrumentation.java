package io.heddle.instrumentation.jetty;

import io.heddle.bootstrap.http.HttpServerPending;
import io.heddle.bootstrap.http.HttpServerScope;
import io.heddle.bootstrap.http.HttpServerSpan;
import io.heddle.bootstrap.weave.advice.Argument;
import io.heddle.bootstrap.weave.advice.Enter;
import io.heddle.bootstrap.weave.advice.OnEnter;
import io.heddle.bootstrap.weave.advice.OnExit;
import io.heddle.bootstrap.weave.advice.This;
import io.heddle.bootstrap.weave.advice.Thrown;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.server.HttpChannel;

/**
 * Jetty 9.4 to 11: one SERVER span for each request, from its headers to the end of its response. A
 * channel serves one request at a time, so the span is pending under its channel all the while.
 */
public final class JettyInstrumentation implements Instrumentation {

  /** A constant, so that advice that uses it does not load this class. */
  static final String NAME = "jetty";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void declare(Weave weave) {
    weave
        .type("org.eclipse.jetty.server.HttpChannel")
        .method("onRequest", OnRequest.class)
        .method("handle", "()Z", Handle.class)
        .method("onBadMessage", OnBadMessage.class)
        .method("onCompleted", OnCompleted.class);
  }

  /** The headers have been read. */
  static final class OnRequest {
    @OnExit
    static void exit(@This HttpChannel channel, @Thrown Throwable failure) {
      // Jetty calls this again when it reports that a message went bad further on.
      if (failure == null
          && channel.getRequest().getMethod() != null
          && HttpServerPending.get(channel) == null) {
        HttpServerSpan span =
            HttpServerSpan.startAtConnection(JettyRequest.ADAPTER, channel.getRequest());
        if (!HttpServerPending.put(channel, span)) {
          span.end(HttpServerSpan.NO_STATUS, null);
        }
      }
    }
  }

  /** Whatever serves the request: first dispatch, later ones, I/O events, error pages. */
  static final class Handle {
    @OnEnter
    static HttpServerScope enter(@This HttpChannel channel) {
      HttpServerSpan span = HttpServerPending.get(channel);
      return span == null ? null : span.attach();
    }

    @OnExit
    static void exit(@Enter HttpServerScope scope) {
      if (scope != null) {
        scope.detach();
      }
    }
  }

  /** Jetty answers itself, with a status that the channel's response does not show. */
  static final class OnBadMessage {
    @OnEnter
    static HttpServerSpan enter(@This HttpChannel channel) {
      HttpServerSpan span = HttpServerPending.remove(channel);
      return span != null
          ? span
          : HttpServerSpan.startAtConnection(JettyRequest.ADAPTER, channel.getRequest());
    }

    @OnExit
    static void exit(@Enter HttpServerSpan span, @Argument(0) BadMessageException failure) {
      if (span != null) {
        span.end(JettyRequest.rejection(failure), null);
      }
    }
  }

  static final class OnCompleted {
    @OnEnter
    static void enter(@This HttpChannel channel) {
      HttpServerSpan span = HttpServerPending.remove(channel);
      if (span != null) {
        span.end(channel.getResponse().getStatus(), null);
      }
    }
  }
}

package io.heddle.instrumentation.jetty12;

import io.heddle.bootstrap.http.HttpServerScope;
import io.heddle.bootstrap.weave.advice.Argument;
import io.heddle.bootstrap.weave.advice.Enter;
import io.heddle.bootstrap.weave.advice.OnEnter;
import io.heddle.bootstrap.weave.advice.OnExit;
import io.heddle.bootstrap.weave.advice.This;
import io.heddle.bootstrap.weave.advice.Thrown;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;
import org.eclipse.jetty.ee10.servlet.ServletChannel;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.server.Request;

/**
 * Jetty 12: one SERVER span for each request, from its headers to the end of its stream. It is
 * pending under the channel's request all the while.
 */
public final class Jetty12Instrumentation implements Instrumentation {

  /** The setting is one for all versions. A constant: advice must not load this class. */
  static final String NAME = "jetty";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void declare(Weave weave) {
    weave
        .type("org.eclipse.jetty.server.internal.HttpChannelState")
        .method("onRequest", OnRequest.class);
    weave
        .type("org.eclipse.jetty.server.Server")
        .method(
            "handle",
            "(Lorg/eclipse/jetty/server/Request;Lorg/eclipse/jetty/server/Response;"
                + "Lorg/eclipse/jetty/util/Callback;)Z",
            Handle.class);
    declareServlets(weave);
    declareServlets(weave.renaming("org.eclipse.jetty.ee10.", "org.eclipse.jetty.ee11."));
  }

  private static void declareServlets(Weave weave) {
    weave
        .type("org.eclipse.jetty.ee10.servlet.ServletChannel")
        .method("handle", "()", HandleServlet.class);
  }

  /** The headers have been read; also those of a message that is bad. */
  static final class OnRequest {
    @OnExit
    static void exit(@This HttpChannel channel, @Thrown Throwable failure) {
      if (failure == null) {
        StreamEnd.await(channel.getRequest());
      }
    }
  }

  /** The first dispatch, through all handlers. */
  static final class Handle {
    @OnEnter
    static HttpServerScope enter(@Argument(0) Request request) {
      return JettyRequest.attach(request);
    }

    @OnExit
    static void exit(@Enter HttpServerScope scope) {
      if (scope != null) {
        scope.detach();
      }
    }
  }

  /** Later dispatches and I/O events of an asynchronous servlet, which pass no handler. */
  static final class HandleServlet {
    @OnEnter
    static HttpServerScope enter(@This ServletChannel channel) {
      return JettyRequest.attach(channel.getRequest());
    }

    @OnExit
    static void exit(@Enter HttpServerScope scope) {
      if (scope != null) {
        scope.detach();
      }
    }
  }
}

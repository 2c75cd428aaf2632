package io.heddle.instrumentation.tomcat;

import io.heddle.bootstrap.http.HttpServerPending;
import io.heddle.bootstrap.http.HttpServerScope;
import io.heddle.bootstrap.http.HttpServerSpan;
import io.heddle.bootstrap.weave.advice.Argument;
import io.heddle.bootstrap.weave.advice.Enter;
import io.heddle.bootstrap.weave.advice.OnEnter;
import io.heddle.bootstrap.weave.advice.OnExit;
import io.heddle.bootstrap.weave.advice.Thrown;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;
import org.apache.coyote.Request;
import org.apache.coyote.Response;

/**
 * Tomcat 8.5 and later: one SERVER span for each request that a connector hands to the container,
 * with the status that is sent in the end. Malformed requests are handed over, too.
 */
public final class TomcatInstrumentation implements Instrumentation {

  /** A constant, so that advice that uses it does not load this class. */
  static final String NAME = "tomcat";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void declare(Weave weave) {
    weave
        .type("org.apache.catalina.connector.CoyoteAdapter")
        .method("service", Service.class)
        .method("asyncDispatch", AsyncDispatch.class);
  }

  /** A request arrives. One that goes asynchronous is pending when this returns. */
  static final class Service {
    @OnEnter
    static HttpServerScope enter(@Argument(0) Request request) {
      // Tomcat uses request objects again, also after a request that it gave up silently.
      HttpServerSpan abandoned = HttpServerPending.remove(request);
      if (abandoned != null) {
        abandoned.end(HttpServerSpan.NO_STATUS, null);
      }
      return HttpServerSpan.startAtConnection(CoyoteRequest.ADAPTER, request).attach();
    }

    @OnExit
    static void exit(
        @Enter HttpServerScope scope,
        @Argument(0) Request request,
        @Argument(1) Response response,
        @Thrown Throwable failure) {
      if (scope == null) {
        return;
      }
      scope.detach();
      boolean pending = failure == null && CoyoteRequest.isAsync(request);
      if (!pending || !HttpServerPending.put(request, scope.span())) {
        scope.span().end(CoyoteRequest.status(response, failure), failure);
      }
    }
  }

  /** Tomcat goes on with a pending request: dispatch, I/O event, timeout, error or completion. */
  static final class AsyncDispatch {
    @OnEnter
    static HttpServerScope enter(@Argument(0) Request request) {
      HttpServerSpan span = HttpServerPending.get(request);
      return span == null ? null : span.attach();
    }

    @OnExit
    static void exit(
        @Enter HttpServerScope scope,
        @Argument(0) Request request,
        @Argument(1) Response response,
        @Thrown Throwable failure) {
      if (scope == null) {
        return;
      }
      scope.detach();
      if (failure != null || !CoyoteRequest.isAsync(request)) {
        HttpServerPending.remove(request);
        scope.span().end(CoyoteRequest.status(response, failure), failure);
      }
    }
  }
}

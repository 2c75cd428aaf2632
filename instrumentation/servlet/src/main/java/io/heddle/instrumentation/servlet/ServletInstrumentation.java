package io.heddle.instrumentation.servlet;

import io.heddle.bootstrap.weave.advice.Argument;
import io.heddle.bootstrap.weave.advice.Enter;
import io.heddle.bootstrap.weave.advice.OnEnter;
import io.heddle.bootstrap.weave.advice.OnExit;
import io.heddle.bootstrap.weave.advice.This;
import io.heddle.bootstrap.weave.advice.Thrown;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;
import javax.servlet.Servlet;
import javax.servlet.ServletConfig;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;

/**
 * Servlets and filters, javax 3.0 to 4.0 and jakarta 5.0 and later: the route of each request, and
 * its SERVER span where no container has started one.
 */
public final class ServletInstrumentation implements Instrumentation {

  /** A constant, so that advice that uses it does not load this class. */
  static final String NAME = "servlet";

  private static final String REQUEST_AND_RESPONSE =
      "Ljavax/servlet/ServletRequest;Ljavax/servlet/ServletResponse;";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void declare(Weave weave) {
    declareServlets(weave);
    declareServlets(weave.renaming("javax.servlet.", "jakarta.servlet."));
  }

  private static void declareServlets(Weave weave) {
    weave
        .subtypesOf("javax.servlet.Servlet")
        .method("service", "(" + REQUEST_AND_RESPONSE + ")V", Service.class)
        .method("init", "(Ljavax/servlet/ServletConfig;)V", Init.class);
    weave
        .subtypesOf("javax.servlet.Filter")
        .method(
            "doFilter",
            "(" + REQUEST_AND_RESPONSE + "Ljavax/servlet/FilterChain;)V",
            DoFilter.class);
  }

  static final class Init {
    @OnExit
    static void exit(@This Servlet servlet, @Argument(0) ServletConfig config) {
      ServletRoute.initialised(servlet, config);
    }
  }

  static final class Service {
    @OnEnter
    static Object enter(@This Servlet servlet, @Argument(0) ServletRequest request) {
      Object layer = ServletLayer.enter(request);
      ServletLayer.setRoute(servlet, request);
      return layer;
    }

    @OnExit
    static void exit(
        @Enter Object layer,
        @Argument(0) ServletRequest request,
        @Argument(1) ServletResponse response,
        @Thrown Throwable failure) {
      ServletLayer.exit(layer, request, response, failure);
    }
  }

  static final class DoFilter {
    @OnEnter
    static Object enter(@Argument(0) ServletRequest request) {
      return ServletLayer.enter(request);
    }

    @OnExit
    static void exit(
        @Enter Object layer,
        @Argument(0) ServletRequest request,
        @Argument(1) ServletResponse response,
        @Thrown Throwable failure) {
      ServletLayer.exit(layer, request, response, failure);
    }
  }
}

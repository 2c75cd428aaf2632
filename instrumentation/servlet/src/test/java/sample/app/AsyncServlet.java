package sample.app;

import io.heddle.bootstrap.http.HttpServerSpan;
import java.io.IOException;
import javax.servlet.AsyncContext;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.DispatcherType;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Answers later, in the way that it is asked for. */
final class AsyncServlet extends HttpServlet {

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getDispatcherType() == DispatcherType.ASYNC) {
      dispatched(request, response);
      return;
    }
    String mode = request.getParameter("mode");
    AsyncContext async = request.startAsync();
    if (mode.equals("timeout")) {
      async.setTimeout(Shop.ASYNC_TIMEOUT_MILLIS);
    } else if (mode.equals("timeout-handled")) {
      async.setTimeout(Shop.ASYNC_TIMEOUT_MILLIS);
      async.addListener(new AnswerOnTimeout());
    } else if (mode.equals("at-once")) {
      response.setStatus(202);
      async.complete();
    } else if (mode.equals("dispatch-at-once")) {
      async.dispatch("/hello");
    } else {
      new Thread(() -> later(mode, async, response)).start();
    }
  }

  private static void later(String mode, AsyncContext async, HttpServletResponse response) {
    try {
      if (mode.equals("dispatch")) {
        async.dispatch("/hello");
      } else if (mode.equals("dispatch-self")) {
        async.dispatch();
      } else if (mode.equals("send-error")) {
        response.sendError(503);
        async.complete();
      } else {
        response.setStatus(mode.equals("fail") ? 500 : 202);
        response.getWriter().print("later");
        async.complete();
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void dispatched(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getParameter("throw") != null) {
      throw new IllegalStateException("dispatched");
    }
    if (request.getParameter("again") != null && request.getAttribute("again") == null) {
      request.setAttribute("again", true);
      AsyncContext async = request.startAsync();
      new Thread(() -> later("complete", async, response)).start();
      return;
    }
    response.getWriter().print("dispatched " + (HttpServerSpan.current() != null));
  }

  private static final class AnswerOnTimeout implements AsyncListener {
    @Override
    public void onTimeout(AsyncEvent event) {
      ((HttpServletResponse) event.getAsyncContext().getResponse()).setStatus(504);
      event.getAsyncContext().complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}

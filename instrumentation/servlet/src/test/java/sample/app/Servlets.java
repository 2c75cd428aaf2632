package sample.app;

import io.heddle.bootstrap.http.HttpServerSpan;
import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.RequestDispatcher;
import javax.servlet.ServletConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.UnavailableException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpServletResponse;

/** The sample application's servlets and filters, except the asynchronous one. */
final class Servlets {

  private Servlets() {}

  private static String traced() {
    HttpServerSpan span = HttpServerSpan.current();
    return span == null ? "untraced" : span.isEnded() ? "ended" : "traced";
  }

  /** Answers with 200, and whether it runs in a request's span. */
  static class Hello extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("hello " + traced());
    }
  }

  /** Answers with the status that it is asked for. */
  static final class Status extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      int code = Integer.parseInt(request.getParameter("code"));
      if (request.getParameter("redirect") != null) {
        response.sendRedirect("/elsewhere");
      } else if (request.getParameter("error") != null) {
        response.sendError(code);
      } else {
        response.setStatus(code);
      }
    }
  }

  static final class Missing extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.sendError(404);
    }
  }

  static final class Throwing extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      switch (request.getParameter("kind")) {
        case "runtime":
          throw new IllegalStateException("runtime");
        case "servlet":
          throw new ServletException("wrapped", new IOException("cause"));
        case "page":
          throw new IllegalArgumentException("has a page of its own");
        case "committed":
          response.getWriter().print("started");
          response.flushBuffer();
          throw new IllegalStateException("too late");
        default:
          throw new AssertionError("error");
      }
    }
  }

  /** After its first request the container answers in its place for a while. */
  static final class Busy extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws ServletException {
      throw new UnavailableException("for a while", 1);
    }
  }

  /** Keeps no configuration, and so cannot be asked for it. */
  static final class Forgetful extends Hello {
    @Override
    public void init(ServletConfig config) {}
  }

  /** Forwards, or includes. */
  static final class Dispatching extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      RequestDispatcher dispatcher = request.getRequestDispatcher(request.getParameter("to"));
      if (request.getParameter("include") != null) {
        response.getWriter().print("including: ");
        dispatcher.include(request, response);
      } else {
        dispatcher.forward(request, response);
      }
    }
  }

  /** Calls another servlet itself, as frameworks do. */
  static final class Outer extends HttpServlet {
    @Override
    public void service(ServletRequest request, ServletResponse response)
        throws ServletException, IOException {
      try {
        super.service(request, response);
      } catch (IllegalStateException handled) {
        ((HttpServletResponse) response).setStatus(409);
      }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      new Throwing().service(request, response);
    }
  }

  static final class ErrorPage extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("sorry " + traced());
    }
  }

  /** Refuses, or fails, before any servlet is reached. */
  static final class AnsweringFilter implements Filter {
    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      if (request.getParameter("deny") != null) {
        ((HttpServletResponse) response).sendError(403);
      } else if (request.getParameter("fail") != null) {
        throw new IllegalStateException("filter");
      } else {
        chain.doFilter(request, response);
      }
    }

    @Override
    public void destroy() {}
  }

  /** Hands on a request of its own, as many filters do. */
  static final class WrappingFilter implements Filter {
    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(new HttpServletRequestWrapper((HttpServletRequest) request), response);
    }

    @Override
    public void destroy() {}
  }
}

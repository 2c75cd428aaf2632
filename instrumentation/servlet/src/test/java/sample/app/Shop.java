package sample.app;

import java.util.EnumSet;
import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import javax.servlet.FilterRegistration;
import javax.servlet.Servlet;
import javax.servlet.ServletContext;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;
import javax.servlet.ServletRegistration;

/** The sample application: one servlet for each way in which a request can end. */
public final class Shop implements ServletContextListener {

  static final String CONTEXT_PATH = "/shop";
  static final String ERROR_PAGE = "/error-page";
  static final int STATUS_WITH_PAGE = 418;
  static final long ASYNC_TIMEOUT_MILLIS = 300;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    add(context, new Servlets.Hello(), "/hello", "*.do", "/files/*", "/filtered/*");
    add(context, new Servlets.Status(), "/status");
    add(context, new Servlets.Throwing(), "/throw");
    add(context, new Servlets.Busy(), "/busy");
    add(context, new Servlets.Forgetful(), "/forgetful/*");
    add(context, new Servlets.Dispatching(), "/dispatch");
    add(context, new Servlets.ErrorPage(), ERROR_PAGE);
    add(context, new Servlets.Missing(), "/");
    add(context, new AsyncServlet(), "/async");
    add(context, new Servlets.Outer(), "/outer");
    add(context, new Servlets.AnsweringFilter(), "/filtered/*");
    add(context, new Servlets.WrappingFilter(), "/*");
  }

  private static void add(ServletContext context, Servlet servlet, String... patterns) {
    ServletRegistration.Dynamic registration =
        context.addServlet(servlet.getClass().getSimpleName(), servlet);
    registration.addMapping(patterns);
    registration.setAsyncSupported(true);
  }

  private static void add(ServletContext context, Filter filter, String pattern) {
    FilterRegistration.Dynamic registration =
        context.addFilter(filter.getClass().getSimpleName(), filter);
    registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), true, pattern);
    registration.setAsyncSupported(true);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    // Nothing to give back.
  }
}

package sample.app;

import java.lang.reflect.Method;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import sample.container.Container;

/** Jetty 9.4 and later. */
public final class JettyContainer implements Container {

  private final Server server = new Server(new QueuedThreadPool(12));

  @Override
  public int start() throws Exception {
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    context.setContextPath(Shop.CONTEXT_PATH);
    context.setClassLoader(JettyContainer.class.getClassLoader());
    call(context, "addEventListener", new Shop());
    ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
    errors.addErrorPage(Shop.STATUS_WITH_PAGE, Shop.ERROR_PAGE);
    errors.addErrorPage(IllegalArgumentException.class, Shop.ERROR_PAGE);
    call(context, "setErrorHandler", errors);
    server.setHandler(context);
    server.start();
    return connector.getLocalPort();
  }

  /** For methods whose parameter or result has another type in each version. */
  private static void call(Object target, String method, Object argument)
      throws ReflectiveOperationException {
    for (Method candidate : target.getClass().getMethods()) {
      if (candidate.getName().equals(method)
          && candidate.getParameterCount() == 1
          && candidate.getParameterTypes()[0].isInstance(argument)) {
        candidate.invoke(target, argument);
        return;
      }
    }
    throw new NoSuchMethodException(method);
  }

  @Override
  public void stop() throws Exception {
    server.stop();
  }
}

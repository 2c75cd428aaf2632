package sample.app;

import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import sample.container.Container;

/** Tomcat 8.5 and later. */
public final class TomcatContainer implements Container {

  private final Tomcat tomcat = new Tomcat();

  @Override
  public int start() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader previous = thread.getContextClassLoader();
    thread.setContextClassLoader(TomcatContainer.class.getClassLoader());
    try {
      return startServer();
    } finally {
      thread.setContextClassLoader(previous);
    }
  }

  private int startServer() throws Exception {
    // The JVM takes one factory only, and may run several Tomcats in turn.
    TomcatURLStreamHandlerFactory.disable();
    tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
    Connector connector = new Connector();
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("maxThreads", "8");
    tomcat.setConnector(connector);
    Context context = tomcat.addContext(Shop.CONTEXT_PATH, null);
    context.setParentClassLoader(TomcatContainer.class.getClassLoader());
    context.addApplicationListener(Shop.class.getName());
    ErrorPage status = new ErrorPage();
    status.setErrorCode(Shop.STATUS_WITH_PAGE);
    status.setLocation(Shop.ERROR_PAGE);
    context.addErrorPage(status);
    ErrorPage exception = new ErrorPage();
    exception.setExceptionType(IllegalArgumentException.class.getName());
    exception.setLocation(Shop.ERROR_PAGE);
    context.addErrorPage(exception);
    tomcat.start();
    return connector.getLocalPort();
  }

  @Override
  public void stop() throws Exception {
    tomcat.stop();
    tomcat.destroy();
  }
}

package io.heddle.shop.orders;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Takes orders, in a servlet on Jetty. Knows nothing of tracing. */
public final class Orders {

  private static final int WORKERS = 4;

  private Orders() {}

  public static void main(String[] arguments) throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(Integer.parseInt(System.getenv("PORT")));
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    OrdersServlet orders =
        new OrdersServlet(
            workers,
            new StockClient(System.getenv("STOCK_URL")),
            new OrderTable(System.getenv("DATABASE_URL")));
    ServletHolder holder = new ServletHolder(orders);
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/orders/*");
    server.setHandler(context);
    server.start();
    System.out.println("orders listens on http://127.0.0.1:" + connector.getLocalPort());
  }
}

package io.heddle.shop.orders;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;

/** {@code POST /orders/{sku}?{quantity}}: reserves the pieces and stores the order. */
final class OrdersServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String CURSED = "cursed";

  private final transient ExecutorService workers;
  private final transient StockClient stock;
  private final transient OrderTable table;

  OrdersServlet(ExecutorService workers, StockClient stock, OrderTable table) {
    this.workers = workers;
    this.stock = stock;
    this.table = table;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    String sku = request.getPathInfo().substring(1);
    if (sku.equals(CURSED)) {
      throw new IllegalArgumentException("nobody sells " + sku);
    }
    int quantity = Integer.parseInt(request.getQueryString());
    AsyncContext async = request.startAsync();
    workers.execute(() -> order(async, response, sku, quantity));
  }

  private void order(AsyncContext async, HttpServletResponse response, String sku, int quantity) {
    try {
      if (stock.reserve(sku, quantity)) {
        response.setStatus(HttpServletResponse.SC_CREATED);
        response.getWriter().print(table.insert(sku, quantity));
      } else {
        response.setStatus(HttpServletResponse.SC_CONFLICT);
      }
    } catch (IOException | SQLException e) {
      response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    } finally {
      async.complete();
    }
  }
}

package io.heddle.shop.storefront;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pages of the shop, as plain text. What a service behind it answered badly becomes 502. */
@RestController
class ShopController {

  private static final int WORKERS = 4;

  private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
  private final StockClient stock;
  private final OrdersClient orders;

  ShopController(StockClient stock, OrdersClient orders) {
    this.stock = stock;
    this.orders = orders;
  }

  @GetMapping("/products/{sku}")
  ResponseEntity<String> product(@PathVariable("sku") String sku) throws Exception {
    return page(stock.get("/stock/" + sku));
  }

  /** Asks for both at the same time. */
  @GetMapping("/compare")
  String compare(@RequestParam("left") String left, @RequestParam("right") String right) {
    CompletableFuture<Reply> first =
        CompletableFuture.supplyAsync(() -> stock.getUnchecked("/stock/" + left), workers);
    CompletableFuture<Reply> second =
        CompletableFuture.supplyAsync(() -> stock.getUnchecked("/stock/" + right), workers);
    return first.thenCombine(second, (a, b) -> a.body() + " " + b.body()).join();
  }

  /** Returns before the orders service has answered. */
  @PostMapping("/checkout/{sku}")
  CompletableFuture<ResponseEntity<String>> checkout(
      @PathVariable("sku") String sku, @RequestParam("quantity") int quantity) {
    return orders.order(sku, quantity).thenApply(ShopController::page);
  }

  /** Takes long, and so runs on a thread of its own. */
  @GetMapping("/reports/sales")
  Callable<ResponseEntity<String>> sales() {
    return () -> page(stock.get("/report"));
  }

  @GetMapping("/audit")
  ResponseEntity<String> audit() throws Exception {
    return page(stock.get("/audit"));
  }

  private static ResponseEntity<String> page(Reply reply) {
    int status = reply.status() >= 500 ? 502 : reply.status();
    return ResponseEntity.status(status).body(reply.body());
  }
}

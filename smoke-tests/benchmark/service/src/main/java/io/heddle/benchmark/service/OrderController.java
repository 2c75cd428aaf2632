package io.heddle.benchmark.service;

import java.io.IOException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One query and one outgoing request for each request. */
@RestController
class OrderController {

  private record Order(String item, int quantity) {}

  private final JdbcTemplate jdbc;
  private final PriceClient prices;

  OrderController(JdbcTemplate jdbc, PriceClient prices) {
    this.jdbc = jdbc;
    this.prices = prices;
  }

  @GetMapping("/orders/{id}")
  String order(@PathVariable("id") int id) throws IOException {
    Order order =
        jdbc.queryForObject(
            "SELECT item, quantity FROM orders WHERE id = ?",
            (row, number) -> new Order(row.getString(1), row.getInt(2)),
            id);
    return order.quantity() + " x " + order.item() + " at " + prices.priceOf(order.item());
  }
}

package io.heddle.benchmark.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Two queries and one outgoing call for each order that is asked for: four spans. */
@RestController
class OrderController {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI price = URI.create(System.getenv("PRICE_URL"));
  private final JdbcTemplate jdbc;

  OrderController(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    jdbc.execute("CREATE TABLE orders (id INT PRIMARY KEY, customer VARCHAR(20), item INT)");
    jdbc.execute("CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(20))");
    for (int id = 0; id < 100; id++) {
      jdbc.update("INSERT INTO orders VALUES (?, ?, ?)", id, "customer " + id, id % 10);
    }
    for (int id = 0; id < 10; id++) {
      jdbc.update("INSERT INTO item VALUES (?, ?)", id, "item " + id);
    }
  }

  @GetMapping("/orders/{id}")
  Map<String, Object> order(@PathVariable("id") int id) throws IOException, InterruptedException {
    Map<String, Object> order =
        jdbc.queryForMap("SELECT customer, item FROM orders WHERE id = ?", id);
    String item =
        jdbc.queryForObject("SELECT name FROM item WHERE id = ?", String.class, order.get("ITEM"));
    HttpRequest request = HttpRequest.newBuilder(price).build();
    String answer = http.send(request, BodyHandlers.ofString()).body();
    return Map.of("customer", order.get("CUSTOMER"), "item", item, "price", answer);
  }
}

package io.heddle.shop.storefront;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** What a customer sees. Knows nothing of tracing. */
@SpringBootApplication
public class Storefront {

  public static void main(String[] arguments) {
    SpringApplication.run(Storefront.class, arguments);
  }

  @Bean
  StockClient stock() {
    return new StockClient(System.getenv("STOCK_URL"));
  }

  @Bean
  OrdersClient orders() {
    return new OrdersClient(System.getenv("ORDERS_URL"));
  }
}

package io.heddle.benchmark.service;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The measured service. Knows nothing of tracing. */
@SpringBootApplication
public class Service {

  public static void main(String[] arguments) {
    SpringApplication.run(Service.class, arguments);
  }

  @Bean
  PriceClient prices() {
    return new PriceClient(System.getenv("PRICES_URL"));
  }
}

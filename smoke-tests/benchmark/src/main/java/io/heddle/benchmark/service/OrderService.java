package io.heddle.benchmark.service;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A Spring Boot service: Tomcat, JDBC through a pool to H2, and calls to another service. */
@SpringBootApplication
public class OrderService {

  public static void main(String[] arguments) {
    SpringApplication.run(OrderService.class, arguments);
  }
}

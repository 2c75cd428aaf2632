package io.heddle.shop.demo;

import java.util.List;

/**
 * One kind of request, and what its trace has to be.
 *
 * @param path path and query
 * @param status what the storefront has to answer
 * @param shape the whole trace, as {@link io.heddle.smoke.receiver.Trace#shape()} writes it
 */
record Scenario(String title, String method, String path, int status, String shape) {

  static final List<Scenario> ALL =
      List.of(
          new Scenario(
              "A product's page",
              "GET",
              "/products/hat",
              200,
              """
              storefront SERVER
                storefront CLIENT
                  stock SERVER
                    stock DATABASE
              """),
          new Scenario(
              "A product that does not exist",
              "GET",
              "/products/unicorn",
              404,
              """
              storefront SERVER
                storefront CLIENT error
                  stock SERVER
                    stock DATABASE
              """),
          new Scenario(
              "Two products at once, on a thread pool",
              "GET",
              "/compare?left=hat&right=scarf",
              200,
              """
              storefront SERVER
                storefront CLIENT
                  stock SERVER
                    stock DATABASE
                storefront CLIENT
                  stock SERVER
                    stock DATABASE
              """),
          new Scenario(
              "A checkout: asynchronous calls, a transaction and a batch",
              "POST",
              "/checkout/hat?quantity=2",
              201,
              """
              storefront SERVER
                storefront CLIENT
                  orders SERVER
                    orders CLIENT
                      stock SERVER
                        stock DATABASE
                        stock DATABASE
                    orders DATABASE
              """),
          new Scenario(
              "A checkout of what is sold out",
              "POST",
              "/checkout/glove?quantity=2",
              409,
              """
              storefront SERVER
                storefront CLIENT error
                  orders SERVER
                    orders CLIENT error
                      stock SERVER
                        stock DATABASE
              """),
          new Scenario(
              "A checkout that fails in the orders service",
              "POST",
              "/checkout/cursed?quantity=1",
              502,
              """
              storefront SERVER error
                storefront CLIENT error
                  orders SERVER error
              """),
          new Scenario(
              "A slow report, handed to another thread",
              "GET",
              "/reports/sales",
              200,
              """
              storefront SERVER
                storefront CLIENT
                  stock SERVER
                    stock DATABASE
              """),
          new Scenario(
              "A query that the database refuses",
              "GET",
              "/audit",
              502,
              """
              storefront SERVER error
                storefront CLIENT error
                  stock SERVER error
                    stock DATABASE error
              """));
}

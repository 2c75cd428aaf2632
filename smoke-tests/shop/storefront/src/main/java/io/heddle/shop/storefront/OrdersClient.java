package io.heddle.shop.storefront;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** The orders service, through the JDK's HTTP client, without waiting for the answer. */
class OrdersClient {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;

  OrdersClient(String url) {
    this.url = url;
  }

  CompletableFuture<Reply> order(String sku, int quantity) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/orders/" + sku + "?" + quantity))
            .POST(BodyPublishers.noBody())
            .build();
    return http.sendAsync(request, BodyHandlers.ofString())
        .thenApply(response -> new Reply(response.statusCode(), response.body()));
  }
}

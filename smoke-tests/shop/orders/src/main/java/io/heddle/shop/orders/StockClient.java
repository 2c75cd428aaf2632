package io.heddle.shop.orders;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The stock service, through the JDK's HTTP client. */
final class StockClient {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;

  StockClient(String url) {
    this.url = url;
  }

  boolean reserve(String sku, int quantity) throws IOException, InterruptedException {
    URI reservations = URI.create(url + "/reservations?" + sku + "," + quantity);
    HttpRequest request =
        HttpRequest.newBuilder(reservations).POST(HttpRequest.BodyPublishers.noBody()).build();
    int status = http.send(request, BodyHandlers.discarding()).statusCode();
    if (status >= 500) {
      throw new IOException("stock answered " + status);
    }
    return status == 201;
  }
}

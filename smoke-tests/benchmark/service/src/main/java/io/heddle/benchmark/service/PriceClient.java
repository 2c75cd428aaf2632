package io.heddle.benchmark.service;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The outgoing request, over a connection that is kept alive. */
final class PriceClient {

  private final String url;

  PriceClient(String url) {
    this.url = url;
  }

  String priceOf(String item) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(url + "/prices/" + item).toURL().openConnection();
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

package io.heddle.shop.storefront;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The stock service, through {@link HttpURLConnection}. */
class StockClient {

  private final String url;

  StockClient(String url) {
    this.url = url;
  }

  Reply get(String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(url + path).toURL().openConnection();
    int status = connection.getResponseCode();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return new Reply(status, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  Reply getUnchecked(String path) {
    try {
      return get(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

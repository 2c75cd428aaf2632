package io.heddle.bootstrap.http.urlconnection;

import io.heddle.bootstrap.http.HttpClientAdapter;
import java.net.HttpURLConnection;

/** Reads what an {@link HttpURLConnection} asks for; its headers are written by RequestHead. */
final class HttpUrlConnectionAdapter extends HttpClientAdapter<HttpURLConnection> {

  @Override
  protected String method(HttpURLConnection connection) {
    return connection.getRequestMethod();
  }

  @Override
  protected String url(HttpURLConnection connection) {
    return connection.getURL().toExternalForm();
  }

  @Override
  protected String host(HttpURLConnection connection) {
    return connection.getURL().getHost();
  }

  @Override
  protected int port(HttpURLConnection connection) {
    return connection.getURL().getPort();
  }

  @Override
  protected boolean hasHeader(HttpURLConnection connection, String name) {
    return connection.getRequestProperty(name) != null;
  }

  @Override
  public void set(HttpURLConnection connection, String name, String value) {
    throw new UnsupportedOperationException("headers cannot be set once a connection is in use");
  }
}

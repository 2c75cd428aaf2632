package io.heddle.instrumentation.javahttpclient;

import io.heddle.bootstrap.http.HttpClientAdapter;
import java.net.http.HttpRequest;

/**
 * Reads the client's own copy of a request. Headers are written among those that the client itself
 * adds: the application never sees them, and one that it has set under the same name wins.
 */
final class HttpRequestAdapter extends HttpClientAdapter<HttpRequest> {

  @Override
  protected String method(HttpRequest request) {
    return request.method();
  }

  @Override
  protected String url(HttpRequest request) {
    return request.uri().toString();
  }

  @Override
  protected String host(HttpRequest request) {
    return request.uri().getHost();
  }

  @Override
  protected int port(HttpRequest request) {
    return request.uri().getPort();
  }

  @Override
  protected boolean hasHeader(HttpRequest request, String name) {
    return request.headers().firstValue(name).isPresent();
  }

  @Override
  public void set(HttpRequest request, String name, String value) {
    if (request != null) {
      ClientInternals.setHeader(request, name, value);
    }
  }
}

package io.heddle.bootstrap.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request made of nothing but text. */
final class FakeRequest {

  static final HttpServerAdapter<FakeRequest> ADAPTER = new Adapter();

  String method = "GET";
  String scheme = "http";
  String path = "/orders/7";
  String query;
  String protocol = "HTTP/1.1";
  String peerAddress = "10.1.2.3";
  int peerPort = 5678;
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  FakeRequest header(String name, String value) {
    headers.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    return this;
  }

  private static final class Adapter extends HttpServerAdapter<FakeRequest> {
    Adapter() {
      super("test");
    }

    @Override
    protected String method(FakeRequest request) {
      return request.method;
    }

    @Override
    protected String scheme(FakeRequest request) {
      return request.scheme;
    }

    @Override
    protected String path(FakeRequest request) {
      return request.path;
    }

    @Override
    protected String query(FakeRequest request) {
      return request.query;
    }

    @Override
    protected String protocol(FakeRequest request) {
      return request.protocol;
    }

    @Override
    protected String peerAddress(FakeRequest request) {
      return request.peerAddress;
    }

    @Override
    protected int peerPort(FakeRequest request) {
      return request.peerPort;
    }

    @Override
    public Iterable<String> keys(FakeRequest request) {
      return request.headers.keySet();
    }

    @Override
    public String get(FakeRequest request, String key) {
      List<String> values = request.headers.get(key);
      return values == null ? null : values.get(0);
    }

    @Override
    public Iterator<String> getAll(FakeRequest request, String key) {
      return request.headers.getOrDefault(key, List.of()).iterator();
    }
  }
}

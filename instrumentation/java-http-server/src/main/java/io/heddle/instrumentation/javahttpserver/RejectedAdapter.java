package io.heddle.instrumentation.javahttpserver;

import io.heddle.bootstrap.http.HttpServerAdapter;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** Reads rejected requests, as far as the server has. */
final class RejectedAdapter extends HttpServerAdapter<RejectedRequest> {

  static final RejectedAdapter INSTANCE = new RejectedAdapter();

  private RejectedAdapter() {
    super(JavaHttpServerInstrumentation.NAME);
  }

  @Override
  protected String method(RejectedRequest request) {
    return request.method();
  }

  @Override
  protected String scheme(RejectedRequest request) {
    return request.scheme();
  }

  @Override
  protected String path(RejectedRequest request) {
    return request.path();
  }

  @Override
  protected String query(RejectedRequest request) {
    return request.query();
  }

  @Override
  protected String protocol(RejectedRequest request) {
    return request.protocol();
  }

  @Override
  protected String peerAddress(RejectedRequest request) {
    return null;
  }

  @Override
  protected int peerPort(RejectedRequest request) {
    return 0;
  }

  @Override
  public Iterable<String> keys(RejectedRequest request) {
    return request.headers() == null ? Collections.<String>emptyList() : request.headers().keySet();
  }

  @Override
  public String get(RejectedRequest request, String name) {
    return request.headers() == null ? null : request.headers().getFirst(name);
  }

  @Override
  public Iterator<String> getAll(RejectedRequest request, String name) {
    List<String> values = request.headers() == null ? null : request.headers().get(name);
    return values == null ? Collections.<String>emptyIterator() : values.iterator();
  }
}

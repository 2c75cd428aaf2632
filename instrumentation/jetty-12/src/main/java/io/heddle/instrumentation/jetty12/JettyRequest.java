package io.heddle.instrumentation.jetty12;

import io.heddle.bootstrap.http.HttpServerAdapter;
import io.heddle.bootstrap.http.HttpServerPending;
import io.heddle.bootstrap.http.HttpServerScope;
import io.heddle.bootstrap.http.HttpServerSpan;
import java.util.Iterator;
import org.eclipse.jetty.server.Request;

/** Reads the requests of Jetty's core. */
final class JettyRequest extends HttpServerAdapter<Request> {

  static final JettyRequest ADAPTER = new JettyRequest();

  private JettyRequest() {
    super(Jetty12Instrumentation.NAME);
  }

  /** Null where the span is on this thread already, or there is none. */
  static HttpServerScope attach(Request request) {
    Request original = request;
    while (original instanceof Request.Wrapper) {
      original = ((Request.Wrapper) original).getWrapped();
    }
    HttpServerSpan span = HttpServerPending.get(original);
    return span == null || span.isEnded() || span == HttpServerSpan.current()
        ? null
        : span.attach();
  }

  @Override
  protected String method(Request request) {
    return request.getMethod();
  }

  @Override
  protected String scheme(Request request) {
    String scheme = request.getHttpURI().getScheme();
    return scheme != null ? scheme : request.isSecure() ? "https" : "http";
  }

  @Override
  protected String path(Request request) {
    return request.getHttpURI().getPath();
  }

  @Override
  protected String query(Request request) {
    return request.getHttpURI().getQuery();
  }

  @Override
  protected String protocol(Request request) {
    return request.getConnectionMetaData().getProtocol();
  }

  @Override
  protected String peerAddress(Request request) {
    return Request.getRemoteAddr(request);
  }

  @Override
  protected int peerPort(Request request) {
    return Request.getRemotePort(request);
  }

  @Override
  protected String authority(Request request) {
    String host = get(request, "Host");
    return host != null ? host : request.getHttpURI().getAuthority();
  }

  @Override
  public Iterable<String> keys(Request request) {
    return request.getHeaders().getFieldNamesCollection();
  }

  @Override
  public String get(Request request, String name) {
    return request.getHeaders().get(name);
  }

  @Override
  public Iterator<String> getAll(Request request, String name) {
    return request.getHeaders().getValuesList(name).iterator();
  }
}

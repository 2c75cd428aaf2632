package io.heddle.instrumentation.jetty;

import io.heddle.bootstrap.http.HttpServerAdapter;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.server.Request;

/**
 * Reads Jetty's requests. Only {@code Request} itself has kept its shape from 9.4 to 11. Of a
 * request line that could not be read, nothing is known.
 */
final class JettyRequest extends HttpServerAdapter<Request> {

  static final JettyRequest ADAPTER = new JettyRequest();

  private static final int FIRST_ERROR = 400;
  private static final int LAST_ERROR = 599;

  private JettyRequest() {
    super(JettyInstrumentation.NAME);
  }

  /** The status that Jetty answers a bad message with. */
  static int rejection(BadMessageException failure) {
    int code = failure.getCode();
    return code < FIRST_ERROR || code > LAST_ERROR ? FIRST_ERROR : code;
  }

  private static boolean isRead(Request request) {
    return request.getMethod() != null;
  }

  @Override
  protected String method(Request request) {
    return request.getMethod();
  }

  @Override
  protected String scheme(Request request) {
    String scheme = isRead(request) ? request.getScheme() : null;
    return scheme != null ? scheme : request.isSecure() ? "https" : "http";
  }

  @Override
  protected String path(Request request) {
    return isRead(request) ? request.getRequestURI() : null;
  }

  @Override
  protected String query(Request request) {
    return isRead(request) ? request.getQueryString() : null;
  }

  @Override
  protected String protocol(Request request) {
    return isRead(request) ? request.getProtocol() : null;
  }

  @Override
  protected String peerAddress(Request request) {
    return request.getRemoteAddr();
  }

  @Override
  protected int peerPort(Request request) {
    return request.getRemotePort();
  }

  @Override
  protected String authority(Request request) {
    String host = get(request, "Host");
    return host != null || !isRead(request)
        ? host
        : request.getServerName() + ':' + request.getServerPort();
  }

  @Override
  public Iterable<String> keys(Request request) {
    Enumeration<String> names = isRead(request) ? request.getHeaderNames() : null;
    return names == null ? Collections.<String>emptyList() : Collections.list(names);
  }

  @Override
  public String get(Request request, String name) {
    return isRead(request) ? request.getHeader(name) : null;
  }

  @Override
  public Iterator<String> getAll(Request request, String name) {
    Enumeration<String> values = isRead(request) ? request.getHeaders(name) : null;
    if (values == null || !values.hasMoreElements()) {
      return Collections.<String>emptyIterator();
    }
    List<String> all = Collections.list(values);
    return all.iterator();
  }
}

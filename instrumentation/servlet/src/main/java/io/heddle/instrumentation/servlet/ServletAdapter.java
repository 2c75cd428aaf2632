package io.heddle.instrumentation.servlet;

import io.heddle.bootstrap.http.HttpServerAdapter;
import io.heddle.bootstrap.http.HttpServerSpan;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletRequestWrapper;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Reads servlet requests and responses. */
final class ServletAdapter extends HttpServerAdapter<HttpServletRequest> {

  static final ServletAdapter INSTANCE = new ServletAdapter();

  private ServletAdapter() {
    super(ServletInstrumentation.NAME);
  }

  /** The container's own request, which stays the same through filters and dispatches. */
  static ServletRequest unwrapped(ServletRequest request) {
    ServletRequest original = request;
    while (original instanceof ServletRequestWrapper) {
      original = ((ServletRequestWrapper) original).getRequest();
    }
    return original;
  }

  static int status(ServletResponse response) {
    return response instanceof HttpServletResponse
        ? ((HttpServletResponse) response).getStatus()
        : HttpServerSpan.NO_STATUS;
  }

  /** The status, if the response is on its way; later a container may show another. */
  static int statusSent(ServletResponse response) {
    return response.isCommitted() ? status(response) : HttpServerSpan.NO_STATUS;
  }

  @Override
  protected String method(HttpServletRequest request) {
    return request.getMethod();
  }

  @Override
  protected String scheme(HttpServletRequest request) {
    return request.getScheme();
  }

  @Override
  protected String path(HttpServletRequest request) {
    return request.getRequestURI();
  }

  @Override
  protected String query(HttpServletRequest request) {
    return request.getQueryString();
  }

  @Override
  protected String protocol(HttpServletRequest request) {
    return request.getProtocol();
  }

  @Override
  protected String peerAddress(HttpServletRequest request) {
    return request.getRemoteAddr();
  }

  @Override
  protected int peerPort(HttpServletRequest request) {
    return request.getRemotePort();
  }

  @Override
  protected String authority(HttpServletRequest request) {
    String host = request.getHeader("Host");
    return host != null ? host : request.getServerName() + ':' + request.getServerPort();
  }

  @Override
  public Iterable<String> keys(HttpServletRequest request) {
    Enumeration<String> names = request.getHeaderNames();
    return names == null ? Collections.<String>emptyList() : Collections.list(names);
  }

  @Override
  public String get(HttpServletRequest request, String name) {
    return request.getHeader(name);
  }

  @Override
  public Iterator<String> getAll(HttpServletRequest request, String name) {
    final Enumeration<String> values = request.getHeaders(name);
    return values == null ? Collections.<String>emptyIterator() : new Values(values);
  }

  private static final class Values implements Iterator<String> {
    private final Enumeration<String> values;

    Values(Enumeration<String> values) {
      this.values = values;
    }

    @Override
    public boolean hasNext() {
      return values.hasMoreElements();
    }

    @Override
    public String next() throws NoSuchElementException {
      return values.nextElement();
    }

    @Override
    public void remove() {
      throw new UnsupportedOperationException();
    }
  }
}

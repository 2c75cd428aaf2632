package io.heddle.instrumentation.javahttpserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import io.heddle.bootstrap.http.HttpServerAdapter;
import io.heddle.bootstrap.http.HttpServerSpan;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** Reads exchanges. */
final class ExchangeAdapter extends HttpServerAdapter<HttpExchange> {

  static final ExchangeAdapter INSTANCE = new ExchangeAdapter();

  private ExchangeAdapter() {
    super(JavaHttpServerInstrumentation.NAME);
  }

  /** Whether response headers have been sent. */
  static boolean isAnswered(HttpExchange exchange) {
    return exchange.getResponseCode() != -1;
  }

  static int status(HttpExchange exchange) {
    return isAnswered(exchange) ? exchange.getResponseCode() : HttpServerSpan.NO_STATUS;
  }

  @Override
  protected String method(HttpExchange exchange) {
    return exchange.getRequestMethod();
  }

  @Override
  protected String scheme(HttpExchange exchange) {
    return exchange instanceof HttpsExchange ? "https" : "http";
  }

  @Override
  protected String path(HttpExchange exchange) {
    return exchange.getRequestURI().getRawPath();
  }

  @Override
  protected String query(HttpExchange exchange) {
    return exchange.getRequestURI().getRawQuery();
  }

  @Override
  protected String protocol(HttpExchange exchange) {
    return exchange.getProtocol();
  }

  @Override
  protected String peerAddress(HttpExchange exchange) {
    InetSocketAddress peer = exchange.getRemoteAddress();
    InetAddress address = peer == null ? null : peer.getAddress();
    return address == null ? null : address.getHostAddress();
  }

  @Override
  protected int peerPort(HttpExchange exchange) {
    InetSocketAddress peer = exchange.getRemoteAddress();
    return peer == null ? 0 : peer.getPort();
  }

  @Override
  public Iterable<String> keys(HttpExchange exchange) {
    return exchange.getRequestHeaders().keySet();
  }

  @Override
  public String get(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  @Override
  public Iterator<String> getAll(HttpExchange exchange, String name) {
    List<String> values = exchange.getRequestHeaders().get(name);
    return values == null ? Collections.<String>emptyIterator() : values.iterator();
  }
}

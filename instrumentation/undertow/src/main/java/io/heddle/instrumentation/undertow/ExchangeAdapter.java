package io.heddle.instrumentation.undertow;

import io.heddle.bootstrap.http.HttpServerAdapter;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** Reads Undertow's exchanges. */
final class ExchangeAdapter extends HttpServerAdapter<HttpServerExchange> {

  static final ExchangeAdapter INSTANCE = new ExchangeAdapter();

  private ExchangeAdapter() {
    super(UndertowInstrumentation.NAME);
  }

  @Override
  protected String method(HttpServerExchange exchange) {
    return text(exchange.getRequestMethod());
  }

  @Override
  protected String scheme(HttpServerExchange exchange) {
    return exchange.getRequestScheme();
  }

  @Override
  protected String path(HttpServerExchange exchange) {
    String uri = exchange.getRequestURI();
    if (uri == null || !exchange.isHostIncludedInRequestURI()) {
      return uri;
    }
    int host = uri.indexOf("//");
    int path = host < 0 ? -1 : uri.indexOf('/', host + 2);
    return path < 0 ? null : uri.substring(path);
  }

  @Override
  protected String query(HttpServerExchange exchange) {
    return exchange.getQueryString();
  }

  @Override
  protected String protocol(HttpServerExchange exchange) {
    return text(exchange.getProtocol());
  }

  @Override
  protected String peerAddress(HttpServerExchange exchange) {
    InetSocketAddress peer = exchange.getSourceAddress();
    InetAddress address = peer == null ? null : peer.getAddress();
    return address != null ? address.getHostAddress() : peer == null ? null : peer.getHostString();
  }

  @Override
  protected int peerPort(HttpServerExchange exchange) {
    InetSocketAddress peer = exchange.getSourceAddress();
    return peer == null ? 0 : peer.getPort();
  }

  @Override
  public Iterable<String> keys(HttpServerExchange exchange) {
    List<String> names = new ArrayList<String>();
    for (HttpString name : exchange.getRequestHeaders().getHeaderNames()) {
      names.add(name.toString());
    }
    return names;
  }

  @Override
  public String get(HttpServerExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  @Override
  public Iterator<String> getAll(HttpServerExchange exchange, String name) {
    HeaderValues values = exchange.getRequestHeaders().get(name);
    return values == null ? Collections.<String>emptyIterator() : values.iterator();
  }

  private static String text(HttpString string) {
    return string == null ? null : string.toString();
  }
}

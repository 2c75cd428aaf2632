package io.heddle.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * A real server for the tests of HTTP clients, on a free port of this machine, that remembers what
 * arrived.
 *
 * <ul>
 *   <li>{@code /hello} answers {@link #HELLO}, {@code /echo} the request's body
 *   <li>{@code /status/<n>} answers with that status and a body
 *   <li>{@code /redirect} answers 302 with {@code /hello} as location, {@code /redirect/<n>} first
 *       with {@code /redirect/<n-1>}
 *   <li>{@code /private} answers 401 unless there is an {@code Authorization} header
 *   <li>{@code /silent} reads the request and does not answer before the server is closed
 * </ul>
 */
public final class HttpTestServer implements AutoCloseable {

  public static final String HELLO = "hello, heddle\n";

  private final HttpServer server;
  private final String scheme;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<ReceivedRequest> received = new ArrayList<>();

  private HttpTestServer(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public static HttpTestServer start() throws IOException {
    return new HttpTestServer(HttpServer.create(freePort(), 0), "http");
  }

  public static HttpTestServer startWithTls(SSLContext context) throws IOException {
    HttpsServer server = HttpsServer.create(freePort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return new HttpTestServer(server, "https");
  }

  private static InetSocketAddress freePort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  public InetAddress address() {
    return server.getAddress().getAddress();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url(String path) {
    return scheme + "://localhost:" + port() + path;
  }

  /** What has arrived so far, in that order. */
  public List<ReceivedRequest> received() {
    synchronized (received) {
      return new ArrayList<>(received);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      synchronized (received) {
        received.add(
            new ReceivedRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders(),
                body));
      }
      answer(exchange, path, body);
    }
  }

  private void answer(HttpExchange exchange, String path, byte[] body) throws IOException {
    if (path.equals("/echo")) {
      respond(exchange, 200, body);
    } else if (path.startsWith("/status/")) {
      int status = Integer.parseInt(path.substring("/status/".length()));
      respond(exchange, status, bytes("status " + status));
    } else if (path.startsWith("/redirect")) {
      exchange.getResponseHeaders().set("Location", locationAfter(path));
      respond(exchange, 302, bytes("elsewhere"));
    } else if (path.equals("/private")
        && !exchange.getRequestHeaders().containsKey("Authorization")) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"test\"");
      respond(exchange, 401, bytes("who are you?"));
    } else if (path.equals("/silent")) {
      awaitClose();
    } else {
      respond(exchange, 200, bytes(HELLO));
    }
  }

  private static String locationAfter(String path) {
    if (path.equals("/redirect") || path.equals("/redirect/1")) {
      return "/hello";
    }
    return "/redirect/" + (Integer.parseInt(path.substring("/redirect/".length())) - 1);
  }

  private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean withoutBody =
        exchange.getRequestMethod().equals("HEAD") || status == 204 || status == 304;
    exchange.sendResponseHeaders(status, withoutBody ? -1 : body.length == 0 ? -1 : body.length);
    if (!withoutBody) {
      exchange.getResponseBody().write(body);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

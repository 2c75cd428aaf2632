package io.heddle.smoke.kubernetes;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The application in the pod: answers every request, and says on which port. */
public final class Service {

  private Service() {}

  public static void main(String[] args) throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer = (System.getenv("ORDERS_GREETING") + "").getBytes("UTF-8");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    System.out.println("port " + server.getAddress().getPort());
    System.out.println("currency " + System.getProperty("orders.currency"));
  }
}

package io.heddle.smoke.tomcat;

import static io.heddle.smoke.traffic.Request.of;

import io.heddle.smoke.traffic.Request;
import java.util.ArrayList;
import java.util.List;

/** A hundred requests of many kinds to the web applications that come with Tomcat. */
final class TomcatExamples {

  private static final int TIMES = 4;
  private static final String SERVLETS = "/examples/servlets/servlet/";
  private static final String JSP = "/examples/jsp/";

  private TomcatExamples() {}

  static List<Request> hundred() {
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      servlets(requests);
      pages(requests);
      files(requests);
      refusals(requests);
    }
    return requests;
  }

  private static void servlets(List<Request> requests) {
    requests.add(get(SERVLETS + "HelloWorldExample", 200, SERVLETS + "HelloWorldExample"));
    requests.add(
        get(SERVLETS + "RequestInfoExample/a?b=c", 200, SERVLETS + "RequestInfoExample/*"));
    requests.add(get(SERVLETS + "SessionExample", 200, SERVLETS + "SessionExample"));
    requests.add(
        post(SERVLETS + "RequestParamExample", SERVLETS + "RequestParamExample")
            .withBody("firstname=Ada&lastname=Lovelace"));
    requests.add(
        of("HEAD", SERVLETS + "HelloWorldExample", 200, "HEAD " + SERVLETS + "HelloWorldExample"));
    requests.add(
        post(
                "/examples/servlets/nonblocking/bytecounter",
                "/examples/servlets/nonblocking/bytecounter")
            .withBody("0123456789"));
    requests.add(get("/examples/async/async3", 200, "/examples/async/async3"));
    // A cookie's name must not hold a space: the servlet throws.
    requests.add(
        get(
            SERVLETS + "CookieExample?cookiename=a%20b&cookievalue=c",
            500,
            SERVLETS + "CookieExample"));
  }

  private static void pages(List<Request> requests) {
    requests.add(
        get(JSP + "jsp2/el/basic-arithmetic.jsp", 200, JSP + "jsp2/el/basic-arithmetic.jsp"));
    requests.add(get(JSP + "include/include.jsp", 200, JSP + "include/include.jsp"));
    requests.add(get(JSP + "forward/forward.jsp", 200, JSP + "forward/forward.jsp"));
    requests.add(get("/examples/servletToJsp", 200, "/examples/servletToJsp"));
    // Throws, and forwards to its error page.
    requests.add(get(JSP + "error/err.jsp?name=audi", 500, JSP + "error/err.jsp"));
    requests.add(get(JSP + "nowhere.jsp", 404, JSP + "nowhere.jsp"));
  }

  private static void files(List<Request> requests) {
    requests.add(get("/", 200, "/index.jsp"));
    requests.add(get("/tomcat.svg", 200, "/*"));
    requests.add(get("/docs/", 200, "/docs/*"));
    requests.add(of("HEAD", "/docs/index.html", 200, "HEAD /docs/*"));
    requests.add(get("/examples", 302, null));
  }

  private static void refusals(List<Request> requests) {
    requests.add(get("/examples/nowhere", 404, "/examples/*"));
    requests.add(get("/unknown-context/page", 404, "/*"));
    requests.add(get("/manager/html", 401, null));
    requests.add(of("DELETE", "/tomcat.svg", 405, "DELETE /*"));
    requests.add(of("PUT", "/new.txt", 405, "PUT /*").withBody("text=a"));
    requests.add(of("OPTIONS", "/tomcat.svg", 200, "OPTIONS /*"));
  }

  /**
   * @param route null for what the container answers before any servlet
   */
  private static Request get(String path, int status, String route) {
    return of("GET", path, status, route == null ? "GET" : "GET " + route);
  }

  private static Request post(String path, String route) {
    return of("POST", path, 200, "POST " + route);
  }
}

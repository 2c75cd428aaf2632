package sample.container;

import static io.heddle.testkit.SpanExpectation.span;
import static io.heddle.testkit.WovenJvm.trace;
import static io.opentelemetry.api.trace.SpanKind.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.testkit.RawHttp;
import io.heddle.testkit.RawHttp.Answer;
import io.heddle.testkit.SpanExpectation;
import io.heddle.testkit.WovenJvm;
import io.opentelemetry.api.trace.StatusCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for every request to a servlet container, whoever starts its span: exactly one SERVER
 * span, its route, its status, its error. A subclass names the container, and the instrumentation
 * that is to record the spans.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServletContract {

  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @RegisterExtension static final WovenJvm heddle = new WovenJvm();

  private final Containers version;
  private final String instrumentation;
  private Container container;
  private int port;

  /**
   * @param instrumentation the name of the one that records the spans
   */
  protected ServletContract(Containers version, String instrumentation) {
    this.version = version;
    this.instrumentation = instrumentation;
  }

  @BeforeAll
  void startContainer() throws Exception {
    container = version.open();
    port = container.start();
  }

  @AfterAll
  void stopContainer() throws Exception {
    container.stop();
  }

  /** Whether requests are seen that reach neither filter nor servlet. */
  private boolean seesAllRequests() {
    return !instrumentation.equals("servlet");
  }

  protected final WovenJvm heddle() {
    return heddle;
  }

  protected final int port() {
    return port;
  }

  protected final Answer get(String target, String... headers) throws IOException {
    return RawHttp.request(port, "GET", target, headers);
  }

  protected final SpanExpectation server(String name, int status) {
    return span(name)
        .kind(SERVER)
        .scope("io.heddle." + instrumentation)
        .attribute("http.response.status_code", (long) status);
  }

  @Test
  void get_isOneServerSpan() throws Exception {
    Answer answer = get("/shop/hello?q=a%20b&sig=secret", "User-Agent: raw");

    assertThat(answer.body()).isEqualTo("hello traced");
    heddle.assertTraces(
        trace(
            server("GET /shop/hello", 200)
                .root()
                .noError()
                .attribute("http.request.method", "GET")
                .attribute("http.route", "/shop/hello")
                .attribute("url.path", "/shop/hello")
                .attribute("url.query", "q=a%20b&sig=REDACTED")
                .attribute("url.scheme", "http")
                .attribute("server.address", "localhost")
                .attribute("server.port", (long) port)
                .attribute("client.address", "127.0.0.1")
                .attribute("network.peer.address", "127.0.0.1")
                .hasAttribute("network.peer.port")
                .attribute("network.protocol.version", "1.1")
                .attribute("user_agent.original", "raw")));
  }

  @ParameterizedTest
  @CsvSource({
    "/shop/files/a/b, /shop/files/*",
    "/shop/files, /shop/files/*",
    "/shop/any/thing.do, /shop/*.do",
    "/shop/forgetful/a, /shop/forgetful/*",
    "/shop/hello;a=b, /shop/hello",
    "/shop/%68ello, /shop/hello"
  })
  void route_isContextPathAndMapping(String target, String route) throws Exception {
    assertThat(get(target).status()).isEqualTo(200);

    heddle.assertTraces(
        trace(
            server("GET " + route, 200)
                .attribute("http.route", route)
                .attribute("url.path", target)
                .hasNoAttribute("url.query")));
  }

  @Test
  void defaultServlet_hasTheWholeContextAsRoute() throws Exception {
    assertThat(get("/shop/no/such/file").status()).isEqualTo(404);

    heddle.assertTraces(trace(server("GET /shop/*", 404).noError()));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 304, 400, 404, 499})
  void statusBelow500_isNoError(int status) throws Exception {
    assertThat(get("/shop/status?code=" + status).status()).isEqualTo(status);

    heddle.assertTraces(trace(server("GET /shop/status", status).noError()));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void statusFrom500_isAnError(int status) throws Exception {
    get("/shop/status?code=" + status);

    heddle.assertTraces(trace(server("GET /shop/status", status).error("" + status)));
  }

  @Test
  void sendError_hasItsStatus() throws Exception {
    get("/shop/status?code=404&error");
    get("/shop/status?code=502&error");

    heddle.assertTraces(
        trace(server("GET /shop/status", 404).noError()),
        trace(server("GET /shop/status", 502).error("502")));
  }

  @Test
  void redirect_isNoError() throws Exception {
    assertThat(get("/shop/status?code=0&redirect").status()).isEqualTo(302);

    heddle.assertTraces(trace(server("GET /shop/status", 302).noError()));
  }

  @ParameterizedTest
  @CsvSource({
    "runtime, 500, java.lang.IllegalStateException",
    "servlet, 500, java.io.IOException",
    "error, 500, java.lang.AssertionError",
    "page, 500, java.lang.IllegalArgumentException"
  })
  void exception_isTheErrorOfA500(String kind, int status, String type) throws Exception {
    assertThat(get("/shop/throw?kind=" + kind).status()).isEqualTo(status);

    heddle.assertTraces(
        trace(
            server("GET /shop/throw", status)
                .error(type)
                .satisfies(span -> assertThat(span.events()).hasSize(1))));
  }

  @Test
  void exceptionAfterTheResponseBegan_isAnErrorWithTheStatusSent() throws Exception {
    try {
      get("/shop/throw?kind=committed");
    } catch (IOException brokenOff) {
      // Some containers close the connection within the body.
    }

    heddle.assertTraces(
        trace(server("GET /shop/throw", 200).error("java.lang.IllegalStateException")));
  }

  @Test
  void exceptionThatAnOuterServletHandles_isNoError() throws Exception {
    assertThat(get("/shop/outer?kind=runtime").status()).isEqualTo(409);

    heddle.assertTraces(trace(server("GET /shop/outer", 409).noError()));
  }

  @Test
  void errorPage_isPartOfTheRequest() throws Exception {
    Answer answer = get("/shop/status?code=418&error");

    assertThat(answer.status()).isEqualTo(418);
    assertThat(answer.body()).startsWith("sorry");
    heddle.assertTraces(trace(server("GET /shop/status", 418).noError()));
  }

  @Test
  void forward_countsOnce() throws Exception {
    assertThat(get("/shop/dispatch?to=/hello").body()).isEqualTo("hello traced");

    heddle.assertTraces(trace(server("GET /shop/dispatch", 200).noError()));
  }

  @Test
  void include_countsOnce() throws Exception {
    assertThat(get("/shop/dispatch?to=/hello&include").body()).isEqualTo("including: hello traced");

    heddle.assertTraces(trace(server("GET /shop/dispatch", 200).noError()));
  }

  @Test
  void forwardToAServletThatThrows_isAnError() throws Exception {
    get("/shop/dispatch?to=/throw?kind=runtime");

    // Undertow wraps it once more.
    heddle.assertTraces(
        trace(
            server("GET /shop/dispatch", 500)
                .status(StatusCode.ERROR)
                .satisfies(span -> assertThat(span.events()).hasSize(1))));
  }

  @Test
  void filterThatAnswers_isTheRequestsSpan() throws Exception {
    assertThat(get("/shop/filtered/a?deny").status()).isEqualTo(403);

    heddle.assertTraces(trace(server("GET", 403).noError().hasNoAttribute("http.route")));
  }

  @Test
  void filterThatThrows_isAnError() throws Exception {
    assertThat(get("/shop/filtered/a?fail").status()).isEqualTo(500);

    heddle.assertTraces(trace(server("GET", 500).error("java.lang.IllegalStateException")));
  }

  @Test
  void headOptionsPostAndUnknownMethod_areNamedAfterTheConventions() throws Exception {
    RawHttp.request(port, "HEAD", "/shop/hello");
    RawHttp.request(port, "OPTIONS", "/shop/hello");
    RawHttp.request(port, "POST", "/shop/hello", "Content-Length: 0");
    RawHttp.request(port, "BREW", "/shop/hello");

    heddle.assertTraces(
        trace(server("HEAD /shop/hello", 200)),
        trace(server("OPTIONS /shop/hello", 200)),
        trace(server("POST /shop/hello", 200)),
        trace(
            server("HTTP /shop/hello", 200)
                .attribute("http.request.method", "_OTHER")
                .attribute("http.request.method_original", "BREW")));
  }

  @Test
  void traceparent_isTheParentUnlessItStandsTwice() throws Exception {
    get("/shop/hello", "traceparent: " + PARENT);
    get("/shop/hello", "traceparent: " + PARENT, "traceparent: " + PARENT);

    heddle.assertTraces(
        trace(server("GET /shop/hello", 200).remoteParent(0xb7ad6b7169203331L)),
        trace(server("GET /shop/hello", 200).root()));
  }

  @Test
  void forwardedHeaders_tellClientAndServer() throws Exception {
    get("/shop/hello", "Forwarded: for=192.0.2.60;proto=https;host=shop.example");

    heddle.assertTraces(
        trace(
            server("GET /shop/hello", 200)
                .attribute("client.address", "192.0.2.60")
                .attribute("network.peer.address", "127.0.0.1")
                .attribute("url.scheme", "https")
                .attribute("server.address", "shop.example")
                .attribute("server.port", 443L)));
  }

  @ParameterizedTest
  @CsvSource({"complete, 202", "at-once, 202"})
  void asyncThatCompletes_isOneSpanWithItsStatus(String mode, int status) throws Exception {
    assertThat(get("/shop/async?mode=" + mode).status()).isEqualTo(status);

    heddle.assertTraces(trace(server("GET /shop/async", status).noError()));
  }

  @Test
  void asyncThatFails_isAnError() throws Exception {
    get("/shop/async?mode=fail");
    get("/shop/async?mode=send-error");

    heddle.assertTraces(
        trace(server("GET /shop/async", 500).error("500")),
        trace(server("GET /shop/async", 503).error("503")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dispatch", "dispatch-at-once"})
  void asyncDispatch_runsInTheSameSpan(String mode) throws Exception {
    assertThat(get("/shop/async?mode=" + mode).body()).isEqualTo("hello traced");

    heddle.assertTraces(trace(server("GET /shop/async", 200).noError()));
  }

  @Test
  void asyncDispatchThatGoesAsynchronousAgain_isOneSpan() throws Exception {
    assertThat(get("/shop/async?mode=dispatch-self&again").status()).isEqualTo(202);

    heddle.assertTraces(trace(server("GET /shop/async", 202).noError()));
  }

  @Test
  void asyncDispatchThatThrows_isAnError() throws Exception {
    assertThat(get("/shop/async?mode=dispatch-self&throw").status()).isEqualTo(500);

    heddle.assertTraces(
        trace(server("GET /shop/async", 500).error("java.lang.IllegalStateException")));
  }

  @Test
  void asyncTimeout_isAnError() throws Exception {
    Answer answer = get("/shop/async?mode=timeout");

    // Servlet specification, 2.3.3.3: 500; Tomcat and Undertow answer so, too.
    assertThat(answer.status()).isGreaterThanOrEqualTo(500);
    heddle.assertTraces(
        trace(server("GET /shop/async", answer.status()).error("" + answer.status())));
  }

  @Test
  void asyncTimeoutThatTheApplicationAnswers_hasItsStatus() throws Exception {
    assertThat(get("/shop/async?mode=timeout-handled").status()).isEqualTo(504);

    heddle.assertTraces(trace(server("GET /shop/async", 504).error("504")));
  }

  @Test
  void requestsOnOneConnection_areSpansOfTheirOwn() throws Exception {
    int requests = 0;
    try (RawHttp connection = new RawHttp(port)) {
      for (int i = 0; i < 10; i++) {
        for (String target :
            List.of("/shop/hello", "/shop/async?mode=complete", "/shop/async?mode=dispatch")) {
          connection.send("GET", target);
          requests++;
        }
      }
    }

    assertThat(heddle.awaitSpans(requests))
        .hasSize(requests)
        .allMatch(span -> span.parentSpanId() == 0)
        .extracting(HeddleSpan::traceIdLow)
        .doesNotHaveDuplicates();
  }

  @Test
  void pipelinedRequests_areSpansOfTheirOwn() throws Exception {
    try (RawHttp connection = new RawHttp(port)) {
      String request = "GET /shop/async?mode=complete HTTP/1.1\r\nHost: a\r\n\r\n";
      connection.write(request + request + request);
      for (int i = 0; i < 3; i++) {
        assertThat(connection.read(false).status()).isEqualTo(202);
      }
    }

    heddle.assertTraces(
        trace(server("GET /shop/async", 202).root()),
        trace(server("GET /shop/async", 202).root()),
        trace(server("GET /shop/async", 202).root()));
  }

  @Test
  void concurrentRequests_keepTheirOwnTraces() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(8);
    List<Callable<Object>> calls = new ArrayList<>();
    for (int i = 1; i <= 60; i++) {
      String parent = String.format("traceparent: 00-%032x-%016x-01", i, i);
      String target =
          i % 3 == 0
              ? "/shop/hello"
              : i % 3 == 1 ? "/shop/async?mode=dispatch" : "/shop/throw?kind=runtime";
      calls.add(() -> get(target, parent));
    }
    for (Future<Object> call : clients.invokeAll(calls)) {
      call.get();
    }
    clients.shutdown();

    assertThat(heddle.awaitSpans(60))
        .hasSize(60)
        .allMatch(span -> span.parentSpanId() == span.traceIdLow())
        .extracting(HeddleSpan::parentSpanId)
        .doesNotHaveDuplicates();
  }

  @Test
  void unknownContext_isASpanWhereTheContainerIsWoven() throws Exception {
    assertThat(get("/nowhere?q=1", "traceparent: " + PARENT).status()).isEqualTo(404);
    get("/shop/hello");

    List<SpanExpectation> served = trace(server("GET /shop/hello", 200).root());
    if (seesAllRequests()) {
      heddle.assertTraces(
          trace(
              server("GET", 404)
                  .remoteParent(0xb7ad6b7169203331L)
                  .noError()
                  .attribute("url.path", "/nowhere")
                  .attribute("url.query", "q=1")
                  .hasNoAttribute("http.route")),
          served);
    } else {
      heddle.assertTraces(served);
    }
  }

  @Test
  void unavailableServlet_hasTheContainersStatus() throws Exception {
    assertThat(get("/shop/busy").status()).isEqualTo(503);

    // Jetty and Undertow answer it themselves, so that no exception leaves the application.
    heddle.assertTraces(
        trace(server("GET /shop/busy", 503).status(StatusCode.ERROR).hasAttribute("error.type")));
  }
}

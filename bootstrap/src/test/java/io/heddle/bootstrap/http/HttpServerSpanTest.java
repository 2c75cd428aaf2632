package io.heddle.bootstrap.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.context.CurrentContext;
import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.context.propagation.TraceContextPropagator;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.bootstrap.trace.Samplers;
import io.heddle.bootstrap.trace.SpanLimits;
import io.heddle.bootstrap.trace.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpServerSpanTest {

  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final List<HeddleSpan> ended = new CopyOnWriteArrayList<>();
  private final FakeRequest request = new FakeRequest();

  @BeforeEach
  void install() {
    Tracing.install(
        new Tracing(
            Samplers.alwaysOn(), SpanLimits.DEFAULT, new TraceContextPropagator(), ended::add));
  }

  @AfterEach
  void nothingIsLeftOnTheThread() {
    Tracing.install(null);
    assertThat(CurrentContext.attach(HeddleContext.ROOT)).isSameAs(HeddleContext.ROOT);
  }

  private HttpServerSpan start() {
    return HttpServerSpan.start(FakeRequest.ADAPTER, request);
  }

  private HeddleSpan serve(int status, Throwable failure) {
    HttpServerScope scope = start().attach();
    scope.detach();
    scope.span().end(status, failure);
    assertThat(ended).hasSize(1);
    return ended.get(0);
  }

  private static Map<String, Object> attributes(HeddleSpan span) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (int i = 0; i < span.attributeCount(); i++) {
      attributes.put(span.attributeKey(i).getKey(), span.attributeValue(i));
    }
    return attributes;
  }

  @Test
  void plainRequest_hasTheStableAttributes() {
    request.query = "a=1&sig=secret";
    request.header("Host", "shop.example:8080").header("User-Agent", "curl/8");

    HeddleSpan span = serve(200, null);

    assertThat(span.name()).isEqualTo("GET");
    assertThat(span.kind()).isEqualTo(SpanKind.SERVER);
    assertThat(span.scope().name()).isEqualTo("io.heddle.test");
    assertThat(span.parentSpanId()).isZero();
    assertThat(span.status()).isEqualTo(StatusCode.UNSET);
    assertThat(attributes(span))
        .containsOnly(
            Map.entry("http.request.method", "GET"),
            Map.entry("url.path", "/orders/7"),
            Map.entry("url.query", "a=1&sig=REDACTED"),
            Map.entry("url.scheme", "http"),
            Map.entry("server.address", "shop.example"),
            Map.entry("server.port", 8080L),
            Map.entry("client.address", "10.1.2.3"),
            Map.entry("network.peer.address", "10.1.2.3"),
            Map.entry("network.peer.port", 5678L),
            Map.entry("network.protocol.version", "1.1"),
            Map.entry("user_agent.original", "curl/8"),
            Map.entry("http.response.status_code", 200L));
  }

  @Test
  void nothingKnown_setsNoEmptyAttribute() {
    request.query = "";
    request.path = "";
    request.protocol = "";
    request.peerAddress = "";
    request.header("Host", "").header("User-Agent", "").header("Forwarded", "");

    assertThat(attributes(serve(HttpServerSpan.NO_STATUS, null)))
        .containsOnly(
            Map.entry("http.request.method", "GET"),
            Map.entry("url.path", "/"),
            Map.entry("url.scheme", "http"));
  }

  @Test
  void forwardedHeader_winsOverXForwardedAndHost() {
    request
        .header("Host", "inner:8080")
        .header("X-Forwarded-For", "1.1.1.1")
        .header("X-Forwarded-Proto", "http")
        .header("X-Forwarded-Host", "other")
        .header(
            "Forwarded",
            "by=x; For=\"[2001:db8::1]:4711\";proto=https;host=shop.example, for=9.9.9.9");

    assertThat(attributes(serve(200, null)))
        .containsEntry("client.address", "2001:db8::1")
        .containsEntry("network.peer.address", "10.1.2.3")
        .containsEntry("url.scheme", "https")
        .containsEntry("server.address", "shop.example")
        .containsEntry("server.port", 443L);
  }

  @Test
  void xForwardedHeaders_firstElementWins() {
    request
        .header("Host", "inner:8080")
        .header("X-Forwarded-For", "1.1.1.1:99, 2.2.2.2")
        .header("X-Forwarded-Proto", "https,http")
        .header("X-Forwarded-Host", "shop.example:9443, proxy");

    assertThat(attributes(serve(200, null)))
        .containsEntry("client.address", "1.1.1.1")
        .containsEntry("url.scheme", "https")
        .containsEntry("server.address", "shop.example")
        .containsEntry("server.port", 9443L);
  }

  @Test
  void brokenForwardedHeader_isLeftAside() {
    request.header("Forwarded", "for=unknown;proto=\"; ,=,;host").header("Host", "inner");

    assertThat(attributes(serve(200, null)))
        .containsEntry("client.address", "10.1.2.3")
        .containsEntry("server.address", "inner")
        .containsEntry("server.port", 80L);
  }

  @Test
  void unknownMethod_isNamedHttp() {
    request.method = "BREW";

    HeddleSpan span = serve(200, null);

    assertThat(span.name()).isEqualTo("HTTP");
    assertThat(attributes(span))
        .containsEntry("http.request.method", "_OTHER")
        .containsEntry("http.request.method_original", "BREW");
  }

  @Test
  void route_namesTheSpanAndTheLastOneWins() {
    HttpServerSpan span = start();
    assertThat(span.hasRoute()).isFalse();
    span.setRoute("/app/*");
    span.setRoute("/orders/{id}");
    span.setRoute("");
    span.setRoute(null);
    assertThat(span.hasRoute()).isTrue();
    span.end(200, null);

    assertThat(ended.get(0).name()).isEqualTo("GET /orders/{id}");
    assertThat(attributes(ended.get(0))).containsEntry("http.route", "/orders/{id}");
  }

  @Test
  void status404_isNoError() {
    HeddleSpan span = serve(404, null);

    assertThat(span.status()).isEqualTo(StatusCode.UNSET);
    assertThat(attributes(span)).doesNotContainKey("error.type");
  }

  @Test
  void status503_isAnErrorOfThatType() {
    HeddleSpan span = serve(503, null);

    assertThat(span.status()).isEqualTo(StatusCode.ERROR);
    assertThat(span.events()).isEmpty();
    assertThat(attributes(span))
        .containsEntry("http.response.status_code", 503L)
        .containsEntry("error.type", "503");
  }

  @Test
  void failure_isRecordedWithItsClass() {
    HeddleSpan span = serve(500, new IOException("disk"));

    assertThat(span.status()).isEqualTo(StatusCode.ERROR);
    assertThat(span.events()).hasSize(1);
    assertThat(attributes(span)).containsEntry("error.type", "java.io.IOException");
  }

  @Test
  void failureThatCannotBePrinted_endsTheSpanAllTheSame() {
    HttpServerSpan span = start();
    try {
      span.end(
          500,
          new RuntimeException() {
            @Override
            public String getMessage() {
              throw new IllegalStateException("no message");
            }
          });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("no message");
    }
    assertThat(ended).hasSize(1);
  }

  @Test
  void traceparent_isTheParent() {
    request.header("traceparent", PARENT);

    HeddleSpan span = serve(200, null);

    assertThat(span.getSpanContext().getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(span.parentSpanId()).isEqualTo(0xb7ad6b7169203331L);
    assertThat(span.isParentRemote()).isTrue();
  }

  @Test
  void twoTraceparents_makeARoot() {
    request.header("traceparent", PARENT).header("traceparent", PARENT);

    assertThat(serve(200, null).parentSpanId()).isZero();
  }

  @Test
  void innerLayer_startsNothingAndFindsTheOuterSpan() {
    HttpServerScope outer = start().attach();
    assertThat(start()).isNull();
    assertThat(HttpServerSpan.current()).isSameAs(outer.span());
    outer.detach();
    assertThat(HttpServerSpan.current()).isNull();
    outer.span().end(200, null);
  }

  @Test
  void contextOfAnEndedRequest_doesNotHideTheNextOne() {
    HttpServerScope stale = start().attach();
    stale.span().end(200, null);
    HttpServerSpan next = start();
    stale.detach();
    next.end(200, null);

    assertThat(ended).hasSize(2);
    assertThat(ended.get(1).parentSpanId()).isZero();
    assertThat(ended.get(1).traceIdLow()).isNotEqualTo(ended.get(0).traceIdLow());
  }

  @Test
  void requestFromAConnection_ignoresTheThreadsContext() {
    HttpServerScope other = start().attach();
    HttpServerSpan next = HttpServerSpan.startAtConnection(FakeRequest.ADAPTER, new FakeRequest());
    other.detach();
    next.end(200, null);
    other.span().end(200, null);

    assertThat(ended).hasSize(2);
    assertThat(ended).allMatch(span -> span.parentSpanId() == 0);
  }

  @Test
  void secondEnd_changesNothing() {
    HttpServerSpan span = start();
    span.end(200, null);
    span.end(500, new IOException());

    assertThat(span.isEnded()).isTrue();
    assertThat(ended).hasSize(1);
    assertThat(attributes(ended.get(0))).containsEntry("http.response.status_code", 200L);
  }

  @Test
  void failureThatEscapedTheApplication_isTheErrorOfA500() throws Exception {
    HttpServerSpan span = start();
    assertThat(span.enterApplication()).isTrue();
    assertThat(span.enterApplication()).isFalse();
    span.failureEscaped(new IOException("disk"), HttpServerSpan.NO_STATUS);
    span.leaveApplication();
    span.end(500, null);

    assertThat(ended.get(0).status()).isEqualTo(StatusCode.ERROR);
    assertThat(attributes(ended.get(0))).containsEntry("error.type", "java.io.IOException");
  }

  @Test
  void failureThatTheContainerAnsweredOtherwise_isNoError() {
    HttpServerSpan span = start();
    span.enterApplication();
    span.failureEscaped(new IOException("gone"), HttpServerSpan.NO_STATUS);
    span.leaveApplication();
    assertThat(span.enterApplication()).isTrue();
    span.leaveApplication();
    span.end(404, null);

    assertThat(ended.get(0).status()).isEqualTo(StatusCode.UNSET);
  }

  @Test
  void failureAfterTheResponseWasCommitted_isAnErrorWhateverTheStatus() {
    HttpServerSpan span = start();
    span.enterApplication();
    span.failureEscaped(new IOException("broken off"), 200);
    span.leaveApplication();
    span.end(500, null);

    assertThat(ended.get(0).status()).isEqualTo(StatusCode.ERROR);
    assertThat(attributes(ended.get(0)))
        .containsEntry("http.response.status_code", 200L)
        .containsEntry("error.type", "java.io.IOException");
  }

  @Test
  void notSampled_readsNoAttributes() {
    Tracing.install(
        new Tracing(
            Samplers.alwaysOff(), SpanLimits.DEFAULT, new TraceContextPropagator(), ended::add));
    HttpServerScope scope = start().attach();
    scope.span().setRoute("/x");
    assertThat(start()).isNull();
    scope.detach();
    scope.span().end(500, new IOException());

    assertThat(ended).isEmpty();
  }
}

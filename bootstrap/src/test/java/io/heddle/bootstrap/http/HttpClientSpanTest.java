package io.heddle.bootstrap.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.context.CurrentContext;
import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.context.propagation.TraceContextPropagator;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.bootstrap.trace.InstrumentationScope;
import io.heddle.bootstrap.trace.Sampler;
import io.heddle.bootstrap.trace.Samplers;
import io.heddle.bootstrap.trace.SpanLimits;
import io.heddle.bootstrap.trace.SpanShape;
import io.heddle.bootstrap.trace.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpClientSpanTest {

  private static final InstrumentationScope SCOPE = new InstrumentationScope("test", "1");
  private static final Adapter ADAPTER = new Adapter();

  private final List<HeddleSpan> ended = new CopyOnWriteArrayList<>();

  @BeforeEach
  void traceAll() {
    install(Samplers.alwaysOn());
  }

  private void install(Sampler sampler) {
    Tracing.install(
        new Tracing(sampler, SpanLimits.DEFAULT, new TraceContextPropagator(), ended::add));
  }

  @AfterEach
  void traceNothing() {
    Tracing.install(null);
  }

  private record Request(
      String method, String url, String host, int port, Map<String, String> headers) {

    Request(String method, String url, String host, int port) {
      this(method, url, host, port, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    }
  }

  private static Request get() {
    return new Request("GET", "https://ada:pw@shop/cart?sig=1", "shop", -1);
  }

  private static HttpClientSpan start(Request request) {
    return HttpClientSpan.start(SCOPE, ADAPTER, request);
  }

  private static Map<String, Object> attributes(HeddleSpan span) {
    Map<String, Object> attributes = new TreeMap<>();
    for (int i = 0; i < span.attributeCount(); i++) {
      attributes.put(span.attributeKey(i).getKey(), span.attributeValue(i));
    }
    return attributes;
  }

  @Test
  void answeredRequest_hasTheConventionsAttributes() {
    HttpClientSpan span = start(get());
    span.setProtocolVersion("2");
    span.end(200, null);

    HeddleSpan recorded = ended.get(0);
    assertThat(recorded.name()).isEqualTo("GET");
    assertThat(recorded.kind()).isEqualTo(SpanKind.CLIENT);
    assertThat(recorded.status()).isEqualTo(StatusCode.UNSET);
    assertThat(attributes(recorded))
        .isEqualTo(
            Map.of(
                "http.request.method", "GET",
                "server.address", "shop",
                "server.port", 443L,
                "url.full", "https://REDACTED:REDACTED@shop/cart?sig=REDACTED",
                "network.protocol.version", "2",
                "http.response.status_code", 200L));
  }

  @Test
  void unknownMethod_isOther_andNamedHttp() {
    start(new Request("BREW", "http://[::1]:8080/", "[::1]", 8080)).end(200, null);

    assertThat(ended.get(0).name()).isEqualTo("HTTP");
    assertThat(attributes(ended.get(0)))
        .containsEntry("http.request.method", "_OTHER")
        .containsEntry("http.request.method_original", "BREW")
        .containsEntry("server.address", "::1")
        .containsEntry("server.port", 8080L);
  }

  @Test
  void requestOfWhichNothingIsKnown_isStillASpan() {
    start(new Request(null, null, null, 0)).end(HttpClientSpan.NO_STATUS, null);

    assertThat(ended.get(0).name()).isEqualTo("HTTP");
    assertThat(attributes(ended.get(0))).doesNotContainKeys("url.full", "server.address");
  }

  @Test
  void status400_isAnError_and399IsNot() {
    start(get()).end(399, null);
    start(get()).end(400, null);

    assertThat(ended.get(0).status()).isEqualTo(StatusCode.UNSET);
    assertThat(attributes(ended.get(0))).doesNotContainKey("error.type");
    assertThat(ended.get(1).status()).isEqualTo(StatusCode.ERROR);
    assertThat(attributes(ended.get(1))).containsEntry("error.type", "400");
  }

  @Test
  void failure_isAnErrorOfItsOwnType_alsoInsideAFuturesWrapper() {
    IOException failure = new IOException("connection reset");
    start(get()).end(HttpClientSpan.NO_STATUS, failure);
    start(get()).end(HttpClientSpan.NO_STATUS, new CompletionException(failure));
    start(get()).end(HttpClientSpan.NO_STATUS, new ExecutionException(failure));

    assertThat(ended).hasSize(3);
    for (HeddleSpan span : ended) {
      assertThat(span.status()).isEqualTo(StatusCode.ERROR);
      assertThat(attributes(span))
          .containsEntry("error.type", "java.io.IOException")
          .doesNotContainKey("http.response.status_code");
      assertThat(span.events()).hasSize(1);
    }
  }

  @Test
  void secondEnd_changesNothing() {
    HttpClientSpan span = start(get());
    span.end(200, null);
    span.end(500, new IOException());

    assertThat(ended).hasSize(1);
    assertThat(attributes(ended.get(0))).containsEntry("http.response.status_code", 200L);
  }

  @Test
  void outerLayerOfTheSameCall_isTheOnlySpan() {
    HttpClientScope scope = start(get()).attach();
    try {
      assertThat(start(get())).isNull();
    } finally {
      scope.detach();
    }
    scope.span().end(200, null);

    assertThat(CurrentContext.get()).isSameAs(HeddleContext.ROOT);
    assertThat(ended).hasSize(1);
  }

  @Test
  void workInsideAServerSpan_isAChild() {
    HeddleSpan server =
        Tracing.current().start(SCOPE, "GET /", SpanKind.SERVER, HeddleContext.ROOT);
    HeddleContext previous =
        CurrentContext.attach(HeddleContext.ROOT.withSpan(server, SpanShape.HTTP_SERVER));
    start(get()).end(200, null);
    CurrentContext.attach(previous);

    assertThat(ended.get(0).parentSpanId()).isEqualTo(server.spanId());
  }

  @Test
  void suppressedContext_startsNothing() {
    assertThat(HttpClientSpan.start(SCOPE, ADAPTER, get(), HeddleContext.SUPPRESSED, 0)).isNull();
  }

  @Test
  void resend_isCounted() {
    HttpClientSpan.start(SCOPE, ADAPTER, get(), HeddleContext.ROOT, 2).end(200, null);

    assertThat(attributes(ended.get(0))).containsEntry("http.request.resend_count", 2L);
  }

  @Test
  void header_carriesTheSpan() {
    Request request = get();
    HttpClientSpan span = start(request);
    span.inject(ADAPTER, request);
    span.end(200, null);

    assertThat(request.headers())
        .containsOnly(Map.entry("traceparent", "00-" + ended.get(0) + "-01"));
  }

  @Test
  void applicationsOwnHeader_isLeftAlone() {
    Request request = get();
    request.headers().put("TraceParent", "own");
    start(request).inject(ADAPTER, request);

    assertThat(request.headers()).containsOnly(Map.entry("TraceParent", "own"));
  }

  @Test
  void unsampledSpan_isPropagatedAndNotRecorded() {
    install(Samplers.alwaysOff());
    Request request = get();
    HttpClientSpan span = start(request);
    span.inject(ADAPTER, request);
    span.end(500, new IOException());

    assertThat(request.headers().get("traceparent")).endsWith("-00");
    assertThat(ended).isEmpty();
  }

  private static final class Adapter extends HttpClientAdapter<Request> {
    @Override
    protected String method(Request request) {
      return request.method();
    }

    @Override
    protected String url(Request request) {
      return request.url();
    }

    @Override
    protected String host(Request request) {
      return request.host();
    }

    @Override
    protected int port(Request request) {
      return request.port();
    }

    @Override
    protected boolean hasHeader(Request request, String name) {
      return request.headers().containsKey(name);
    }

    @Override
    public void set(Request request, String name, String value) {
      request.headers().put(name, value);
    }
  }
}

package io.heddle.instrumentation.jetty;

import static io.heddle.testkit.SpanExpectation.span;
import static io.heddle.testkit.WovenJvm.trace;
import static io.opentelemetry.api.trace.SpanKind.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.testkit.RawHttp;
import io.heddle.testkit.SpanExpectation;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import sample.container.Containers;
import sample.container.ServletContract;

/** Both lines must do the same. */
class JettyTest {

  abstract static class Contract extends ServletContract {
    Contract(Containers version) {
      super(version, JettyInstrumentation.NAME);
    }

    @Test
    void malformedRequest_isASpanWith400() throws Exception {
      for (String request :
          List.of(
              "\1GARBAGE\r\n\r\n",
              "GET /shop/hello HTTP/1.1\r\n\r\n",
              "GET /shop/hello HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n")) {
        try (RawHttp connection = new RawHttp(port())) {
          connection.write(request);
          assertThat(connection.read(false).status()).isEqualTo(400);
        }
      }

      heddle()
          .assertTraces(trace(rejected("HTTP")), trace(rejected("GET")), trace(rejected("GET")));
    }

    private SpanExpectation rejected(String name) {
      return span(name)
          .kind(SERVER)
          .root()
          .noError()
          .hasNoAttribute("http.route")
          .attribute("http.response.status_code", 400L);
    }

    @Test
    void headersTooLarge_areASpanWith431() throws Exception {
      try (RawHttp connection = new RawHttp(port())) {
        connection.write(
            "GET /shop/hello HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
        assertThat(connection.read(false).status()).isEqualTo(431);
      }

      heddle().assertTraces(trace(span("GET").kind(SERVER).noError()));
    }
  }

  @Nested
  class Jetty94 extends Contract {
    Jetty94() {
      super(Containers.JETTY_9_4);
    }
  }

  @Nested
  class Jetty11 extends Contract {
    Jetty11() {
      super(Containers.JETTY_11);
    }
  }
}

package io.heddle.instrumentation.jetty12;

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
class Jetty12Test {

  abstract static class Contract extends ServletContract {
    private final String standIn;

    /**
     * @param standIn name of the span of a request line that cannot be read
     */
    Contract(Containers version, String standIn) {
      super(version, Jetty12Instrumentation.NAME);
      this.standIn = standIn;
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
          .assertTraces(
              trace(rejected(standIn).attribute("url.path", "/badMessage")),
              trace(rejected("GET")),
              trace(rejected("GET")));
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
  class Jetty120 extends Contract {
    Jetty120() {
      super(Containers.JETTY_12, "GET");
    }
  }

  @Nested
  class Jetty121 extends Contract {
    Jetty121() {
      super(Containers.JETTY_12_1, "HTTP");
    }
  }
}

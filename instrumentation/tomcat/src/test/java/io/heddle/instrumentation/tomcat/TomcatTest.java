package io.heddle.instrumentation.tomcat;

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

/** Every version must do the same. */
class TomcatTest {

  abstract static class Contract extends ServletContract {
    Contract(Containers version) {
      super(version, TomcatInstrumentation.NAME);
    }

    @Test
    void malformedRequest_isASpanWith400() throws Exception {
      for (String request :
          List.of(
              "GARBAGE\r\n\r\n",
              "GET /shop/hello HTTP/1.1\r\n\r\n",
              "GET /shop/%zz HTTP/1.1\r\nHost: a\r\n\r\n",
              "GET /shop/hello HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n")) {
        try (RawHttp connection = new RawHttp(port())) {
          connection.write(request);
          assertThat(connection.read(false).status()).isEqualTo(400);
        }
      }

      heddle()
          .assertTraces(
              trace(rejected("HTTP")),
              trace(rejected("GET").hasNoAttribute("server.address")),
              trace(rejected("GET").attribute("url.path", "/shop/%zz")),
              trace(rejected("GET").attribute("url.path", "/shop/hello")));
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
    void unknownVersion_isASpanWith505() throws Exception {
      try (RawHttp connection = new RawHttp(port())) {
        connection.write("GET /shop/hello HTTP/7.1\r\nHost: a\r\n\r\n");
        assertThat(connection.read(false).status()).isEqualTo(505);
      }

      heddle().assertTraces(trace(span("GET").kind(SERVER).error("505")));
    }
  }

  @Nested
  class Tomcat85 extends Contract {
    Tomcat85() {
      super(Containers.TOMCAT_8_5);
    }
  }

  @Nested
  class Tomcat9 extends Contract {
    Tomcat9() {
      super(Containers.TOMCAT_9);
    }
  }

  @Nested
  class Tomcat101 extends Contract {
    Tomcat101() {
      super(Containers.TOMCAT_10_1);
    }
  }

  @Nested
  class Tomcat11 extends Contract {
    Tomcat11() {
      super(Containers.TOMCAT_11);
    }
  }
}

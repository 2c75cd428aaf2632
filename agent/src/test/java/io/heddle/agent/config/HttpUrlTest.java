package io.heddle.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "collector",
        "collector:4318",
        "/v1/traces",
        "http:/collector",
        "http://",
        "http://:4318",
        "http://collector:",
        "http://collector:0",
        "http://collector:65536",
        "http://collector:99999999999",
        "http://collector:43l8",
        "http://my collector",
        "http://collector/a b",
        "http://collector/#here",
        "http://[::1",
        "http://[::1]x:1",
        "http://a,b",
        "unix:///var/run/otel.sock"
      })
  void noUrl_isRefused(String text) {
    StringBuilder complaint = new StringBuilder();

    assertThat(new HttpUrl().parse(text, complaint)).isNull();
    assertThat(complaint).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://collector:4317,4317",
    "http://collector,0",
    "http://collector/a:1,0",
    "http://[::1]:4317/a,4317",
    "http://[::1]/a,0"
  })
  void port_isThatBehindTheHost(String url, int port) {
    assertThat(HttpUrl.port(url)).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource({
    "http://collector:4317,http://collector:4318",
    "http://[::1]:4317/a:4317,http://[::1]:4318/a:4317"
  })
  void withPort_changesNothingElse(String url, String expected) {
    assertThat(HttpUrl.withPort(url, 4318)).isEqualTo(expected);
  }

  @Test
  void withPath_goesBehindThePathAndBeforeTheQuery() {
    assertThat(HttpUrl.withPath("http://c:1", "/v1/traces")).isEqualTo("http://c:1/v1/traces");
    assertThat(HttpUrl.withPath("http://c:1/", "/v1/traces")).isEqualTo("http://c:1/v1/traces");
    assertThat(HttpUrl.withPath("http://c/in/?k=v", "/v1/traces"))
        .isEqualTo("http://c/in/v1/traces?k=v");
  }
}

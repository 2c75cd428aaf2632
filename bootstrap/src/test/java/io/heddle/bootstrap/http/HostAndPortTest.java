package io.heddle.bootstrap.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostAndPortTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "shop.example, shop.example, 0",
        "shop.example:8080, shop.example, 8080",
        "10.0.0.1:443, 10.0.0.1, 443",
        "[2001:db8::1]:4711, 2001:db8::1, 4711",
        "[2001:db8::1], 2001:db8::1, 0",
        "2001:db8::1, 2001:db8::1, 0",
        "shop:, shop, 0",
        "shop:x1, shop, 0",
        "shop:70000, shop, 0",
        "shop:123456, shop, 0",
        ":80, -, 80",
        "[, -, 0",
        "[::1, -, 0",
        "'', -, 0",
        "-, -, 0"
      })
  void anyText_isTakenApart(String text, String host, int port) {
    assertThat(HostAndPort.host(text)).isEqualTo(host);
    assertThat(HostAndPort.port(text)).isEqualTo(port);
  }
}

package io.heddle.bootstrap.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpClientUrlTest {

  @ParameterizedTest
  @CsvSource({
    "http://ada:secret@host/a, http://REDACTED:REDACTED@host/a",
    "http://ada@host/a, http://REDACTED@host/a",
    "http://ada:@host, http://REDACTED:REDACTED@host",
    "http://a:b@c@host/x@y, http://REDACTED:REDACTED@host/x@y",
    "http://ada:secret@[::1]:8080?q=a@b, http://REDACTED:REDACTED@[::1]:8080?q=a@b",
    "http://ada:secret@host?sig=1#sig=2, http://REDACTED:REDACTED@host?sig=REDACTED#sig=2",
  })
  void userOfAUrl_isRedacted(String url, String redacted) {
    assertThat(HttpClientUrl.redact(url)).isEqualTo(redacted);
  }

  @ParameterizedTest
  @CsvSource({
    "https://host/?a=1&sig=abc&b=2, https://host/?a=1&sig=REDACTED&b=2",
    "https://host/?Signature=x, https://host/?Signature=REDACTED",
    "https://host/?AWSAccessKeyId=x&X-Goog-Signature=y,"
        + " https://host/?AWSAccessKeyId=REDACTED&X-Goog-Signature=REDACTED",
    "https://host?sig=a=b#top, https://host?sig=REDACTED#top",
  })
  void secretsOfAQuery_areRedacted(String url, String redacted) {
    assertThat(HttpClientUrl.redact(url)).isEqualTo(redacted);
  }

  @ParameterizedTest
  @CsvSource({
    "https://host/a@b:c",
    "https://host/",
    "https://host",
    "https://host/?mysig=1&design=2&q=@",
    "https://host/#?sig=1",
    "mailto:ada@host",
    "://",
    "''",
  })
  void urlWithoutSecrets_isReturnedAsItIs(String url) {
    assertThat(HttpClientUrl.redact(url)).isSameAs(url);
  }

  @Test
  void missingUrl_isMissing() {
    assertThat(HttpClientUrl.redact(null)).isNull();
    assertThat(HttpClientUrl.defaultPort(null)).isEqualTo(80);
    assertThat(HttpClientUrl.withoutBrackets(null)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"http://h/, 80", "HTTPS://h/, 443", "ws://h/, 80", "wss://h/, 443"})
  void portThatIsNotNamed_isTheSchemes(String url, int port) {
    assertThat(HttpClientUrl.defaultPort(url)).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource({"[::1], ::1", "host, host", "127.0.0.1, 127.0.0.1", "[, ["})
  void addressOfAHost_hasNoBrackets(String host, String address) {
    assertThat(HttpClientUrl.withoutBrackets(host)).isEqualTo(address);
  }
}

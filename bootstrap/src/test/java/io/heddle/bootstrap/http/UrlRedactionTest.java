package io.heddle.bootstrap.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UrlRedactionTest {

  @Test
  void secretParameters_loseTheirValues() {
    assertThat(UrlRedaction.redactQuery("a=1&sig=abc&b=2&Signature=x%2Fy"))
        .isEqualTo("a=1&sig=REDACTED&b=2&Signature=REDACTED");
    assertThat(UrlRedaction.redactQuery("AWSAccessKeyId=AKIA&X-Goog-Signature=s"))
        .isEqualTo("AWSAccessKeyId=REDACTED&X-Goog-Signature=REDACTED");
  }

  @Test
  void queryWithoutSecret_isReturnedAsItCame() {
    String query = "design=1&mysig=2&sig=&Sig=3&x=sig=4&sig";
    assertThat(UrlRedaction.redactQuery(query)).isSameAs(query);
    assertThat(UrlRedaction.redactQuery("")).isEmpty();
    assertThat(UrlRedaction.redactQuery(null)).isNull();
  }

  @Test
  void emptyParametersAroundASecret_areKept() {
    assertThat(UrlRedaction.redactQuery("&&sig=1&")).isEqualTo("&&sig=REDACTED&");
    assertThat(UrlRedaction.redactQuery("sig=1&sig=2")).isEqualTo("sig=REDACTED&sig=REDACTED");
  }
}

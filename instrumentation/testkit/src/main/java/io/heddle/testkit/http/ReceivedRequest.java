package io.heddle.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.trace.HeddleSpan;
import java.util.List;
import java.util.Map;

/** A request as it arrived at {@link HttpTestServer}; header names begin with a capital. */
public record ReceivedRequest(
    String method, String target, Map<String, List<String>> headers, byte[] body) {

  /** Every value of a header, in the order sent. */
  public List<String> header(String name) {
    String key = Character.toUpperCase(name.charAt(0)) + name.substring(1).toLowerCase();
    return headers.getOrDefault(key, List.of());
  }

  /** Asserts that the request carries exactly this span as its parent. */
  public void assertCarries(HeddleSpan span) {
    String expected =
        "00-"
            + span.getSpanContext().getTraceId()
            + "-"
            + span.getSpanContext().getSpanId()
            + "-"
            + span.getSpanContext().getTraceFlags().asHex();
    assertThat(header("traceparent")).as(method + " " + target).containsExactly(expected);
  }
}

package io.heddle.bootstrap.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HttpServerPendingTest {

  private static HttpServerSpan span() {
    return HttpServerSpan.start(FakeRequest.ADAPTER, new FakeRequest());
  }

  /** Equal to each of its kind, as a request of a library might be. */
  private record Request(String path) {}

  @Test
  void requests_areToldApartByIdentity() {
    Request one = new Request("/");
    Request other = new Request("/");
    HttpServerSpan span = span();
    HttpServerPending.put(one, span);

    assertThat(HttpServerPending.get(one)).isSameAs(span);
    assertThat(HttpServerPending.get(other)).isNull();
    assertThat(HttpServerPending.remove(other)).isNull();
    assertThat(HttpServerPending.remove(one)).isSameAs(span);
    assertThat(HttpServerPending.remove(one)).isNull();
    assertThat(HttpServerPending.get(one)).isNull();
  }

  @Test
  void noRequest_isNotPending() {
    assertThat(HttpServerPending.get(null)).isNull();
    assertThat(HttpServerPending.remove(null)).isNull();
  }
}

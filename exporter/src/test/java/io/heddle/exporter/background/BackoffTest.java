package io.heddle.exporter.background;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final long SECOND = 1_000_000_000L;

  private final Backoff backoff = new Backoff();

  @Test
  void delays_growToABoundAndAreSpread() {
    assertThat(backoff.next(0)).isBetween(SECOND / 2, SECOND * 3 / 2);
    assertThat(backoff.next(0)).isBetween(SECOND * 3 / 4, SECOND * 9 / 4);
    for (int i = 0; i < 100; i++) {
      backoff.next(0);
    }
    assertThat(backoff.next(0)).isBetween(15 * SECOND, 45 * SECOND);
    backoff.reset();
    assertThat(backoff.next(0)).isBetween(SECOND / 2, SECOND * 3 / 2);
  }

  @Test
  void longerDelayThatWasAskedFor_isKeptTo() {
    assertThat(backoff.next(100 * SECOND)).isEqualTo(100 * SECOND);
  }

  @Test
  void absurdDelayThatWasAskedFor_isAnHour() {
    assertThat(backoff.next(Long.MAX_VALUE)).isEqualTo(3600 * SECOND);
  }
}

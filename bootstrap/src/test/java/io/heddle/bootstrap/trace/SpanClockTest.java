package io.heddle.bootstrap.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpanClockTest {

  @Test
  void now_isTheWallClocksTime_andNeverGoesBack() {
    Instant before = Instant.now();
    SpanClock clock = new SpanClock();
    long first = clock.now();
    long last = first;
    for (int i = 0; i < 100_000; i++) {
      long next = clock.now();
      assertThat(next >= last).isTrue();
      last = next;
    }
    Instant after = Instant.now();

    // The wall clock is read in coarser steps than nanoTime, and may be adjusted meanwhile.
    assertThat(Instant.ofEpochSecond(0, first))
        .isBetween(before.minusSeconds(1), after.plusSeconds(1));
    assertThat(Instant.ofEpochSecond(0, last))
        .isBetween(before.minusSeconds(1), after.plusSeconds(1));
  }
}

package io.heddle.exporter.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryAfterTest {

  private static final long SECOND = 1_000_000_000L;
  // 2026-11-22T10:00:00Z
  private static final long NOW = 1_795_341_600_000L;

  @Test
  void seconds_areNanoseconds() {
    assertThat(RetryAfter.nanos(" 120 ", NOW)).isEqualTo(120 * SECOND);
  }

  @Test
  void date_isCountedFromNow() {
    assertThat(RetryAfter.nanos("Sun, 22 Nov 2026 10:00:30 GMT", NOW)).isEqualTo(30 * SECOND);
  }

  @Test
  void pastMissingOrNonsense_isNone() {
    assertThat(RetryAfter.nanos(null, NOW)).isZero();
    assertThat(RetryAfter.nanos("-5", NOW)).isZero();
    assertThat(RetryAfter.nanos("soon", NOW)).isZero();
    assertThat(RetryAfter.nanos("Sat, 21 Nov 2026 10:00:30 GMT", NOW)).isZero();
    assertThat(RetryAfter.nanos("99999999999999999999999", NOW)).isZero();
  }

  @Test
  void absurdDelay_doesNotOverflow() {
    assertThat(RetryAfter.nanos("9223372036854775807", NOW)).isEqualTo(Long.MAX_VALUE);
    assertThat(RetryAfter.nanos("Fri, 31 Dec 9999 23:59:59 GMT", NOW)).isPositive();
  }
}

package io.heddle.exporter.background;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait between attempts: 1 s after the first failure, half as much again after each
 * further one, 30 s at most, each time spread by half either way, so that a thousand processes do
 * not come back to a restarted collector at once. A delay that the backend asked for is kept to,
 * where it is longer; up to an hour, since it may be nonsense.
 */
final class Backoff {

  private static final long FIRST_NANOS = 1_000_000_000L;
  private static final long MAX_NANOS = 30 * FIRST_NANOS;
  private static final long MAX_ASKED_FOR_NANOS = 3600 * FIRST_NANOS;

  private long delayNanos = FIRST_NANOS;

  /** Nanoseconds to wait from now on. */
  long next(long askedForNanos) {
    long spread =
        delayNanos / 2 + (long) (ThreadLocalRandom.current().nextDouble() * (double) delayNanos);
    delayNanos = Math.min(delayNanos + delayNanos / 2, MAX_NANOS);
    return Math.max(spread, Math.min(askedForNanos, MAX_ASKED_FOR_NANOS));
  }

  void reset() {
    delayNanos = FIRST_NANOS;
  }
}

package io.heddle.bootstrap.trace;

import java.time.Instant;

/**
 * One reading of the wall clock, carried forward by {@link System#nanoTime()}. Every local root
 * takes one and its children share it, so that durations and order within a process do not jump
 * when the wall clock is set.
 */
final class SpanClock {

  private final long wallNanosAtZero;

  SpanClock() {
    Instant now = Instant.now();
    wallNanosAtZero = now.getEpochSecond() * 1_000_000_000L + now.getNano() - System.nanoTime();
  }

  /** Nanoseconds since 1970-01-01T00:00:00Z. */
  long now() {
    return wallNanosAtZero + System.nanoTime();
  }
}

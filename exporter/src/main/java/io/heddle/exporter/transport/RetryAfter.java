package io.heddle.exporter.transport;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;

/** The header {@code Retry-After}: seconds, or a date (RFC 9110, 10.2.3). */
final class RetryAfter {

  private RetryAfter() {}

  /** Nanoseconds from now; 0 where the header is missing, past or nonsense. */
  static long nanos(String header, long nowEpochMillis) {
    if (header == null) {
      return 0;
    }
    String text = header.trim();
    try {
      return Math.max(0, TimeUnit.SECONDS.toNanos(Long.parseLong(text)));
    } catch (NumberFormatException noNumber) {
      return untilDate(text, nowEpochMillis);
    }
  }

  private static long untilDate(String text, long nowEpochMillis) {
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Math.max(0, TimeUnit.MILLISECONDS.toNanos(then.toEpochMilli() - nowEpochMillis));
    } catch (DateTimeException nonsense) {
      // As if it were not there: the usual backoff holds.
      return 0;
    }
  }
}

package io.heddle.exporter.background;

import io.heddle.exporter.queue.SpanCounters;

/**
 * What an operator reads about one exporter: a line when it stops delivering or spans are dropped,
 * then at most one a minute with the counts, and a line when it delivers again. A collector that
 * comes and goes every second is not told of every second: after a line about trouble the next one
 * waits until the minute is over, however often it has recovered in between.
 *
 * <p>Used by the exporter thread alone. Times are those of {@link System#nanoTime()}.
 */
final class ExportLog {

  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final SpanCounters counters;
  private final LogLines lines;

  private boolean everWarned;
  private long lastWarningNanos;
  // The present outage: when it began, and whether the operator was told.
  private boolean failing;
  private long failingSinceNanos;
  private boolean announced;
  // Drops that a line has already told of.
  private long droppedTold;
  private boolean partialSuccessTold;

  ExportLog(SpanCounters counters, LogLines lines) {
    this.counters = counters;
    this.lines = lines;
  }

  /** An attempt has failed. */
  void failed(String message, boolean willRetry, long now) {
    if (!failing) {
      failing = true;
      announced = false;
      failingSinceNanos = now;
    }
    if (!mayWarn(now)) {
      return;
    }
    String state = announced ? " still does not deliver: " : " does not deliver: ";
    String plan = willRetry ? "; it is tried again, spans wait in the queue" : "; spans are lost";
    announced = true;
    warn(state + message + plan, now);
  }

  /** A batch was delivered. */
  void delivered(long now) {
    if (failing && announced) {
      long seconds = (now - failingSinceNanos) / 1_000_000_000L;
      droppedTold = counters.dropped();
      lines.warn(
          "exporter "
              + counters.exporter()
              + " delivers again after "
              + seconds
              + " s; "
              + counts());
    }
    failing = false;
    announced = false;
  }

  /** The backend took a batch, but not all of it, or took it with a remark. Told once. */
  void partlyDelivered(int rejected, String message) {
    if (partialSuccessTold) {
      return;
    }
    partialSuccessTold = true;
    // A warning of its own, so that the one about dropped spans does not repeat it.
    droppedTold += rejected;
    lines.warn(
        "exporter "
            + counters.exporter()
            + ": the backend "
            + (rejected > 0 ? "rejected " + rejected + " spans: " : "remarks: ")
            + message
            + "; this is counted from now on, not told");
  }

  /** Tells of spans dropped since the last line, for whatever reason, such as a full queue. */
  void checkDropped(long now) {
    if (!failing && counters.dropped() > droppedTold && mayWarn(now)) {
      warn(" drops spans", now);
    }
  }

  private boolean mayWarn(long now) {
    return !everWarned || now - lastWarningNanos >= MINUTE_NANOS;
  }

  private void warn(String what, long now) {
    everWarned = true;
    lastWarningNanos = now;
    droppedTold = counters.dropped();
    lines.warn("exporter " + counters.exporter() + what + "; " + counts());
  }

  private String counts() {
    return "spans: " + counters;
  }
}

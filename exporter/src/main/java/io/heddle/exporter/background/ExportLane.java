package io.heddle.exporter.background;

import io.heddle.bootstrap.log.Log;
import io.heddle.exporter.queue.DropReason;
import io.heddle.exporter.queue.SpanBatch;
import io.heddle.exporter.queue.SpanQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * One exporter with its queue: what is due when, and what becomes of each batch. The exporter
 * thread runs all lanes in turn, one batch each, so that one that waits for a retry holds up none
 * of the others.
 *
 * <p>Holds at most one batch beside the queue. A batch whose attempt failed and may be retried is
 * kept, while new spans queue up behind it, until it is delivered or its time limit has passed.
 */
final class ExportLane {

  /** Returned by {@link #turn} where nothing is due before a producer wakes the thread. */
  static final long IDLE = Long.MAX_VALUE;

  private static final int DRAIN_ATTEMPTS = 2;
  private static final long DRAIN_PAUSE_NANOS = 100_000_000L;

  private final SpanQueue queue;
  private final ExporterSource source;
  private final BatchSettings settings;
  private final ExportLog log;
  private final SpanBatch batch;
  private final Backoff backoff = new Backoff();

  // Null as long as nothing was due. Volatile for abort().
  private volatile SpanExporter exporter;
  private volatile boolean aborted;
  // Whether spans that wait are sent at dueAt. If not, the first one to come wakes the thread.
  private boolean scheduled;
  private long dueAt;
  // No attempt before this, where gated: the delay after a failure.
  private boolean gated;
  private long gateOpensAt;
  private long askedForNanos;
  private long giveUpAt;

  ExportLane(SpanQueue queue, ExporterSource source, BatchSettings settings, LogLines lines) {
    this.queue = queue;
    this.source = source;
    this.settings = settings;
    this.log = new ExportLog(queue.counters(), lines);
    this.batch = new SpanBatch(settings.maxBatchSize());
  }

  SpanQueue queue() {
    return queue;
  }

  /**
   * Exports one batch if one is due.
   *
   * @return nanoseconds until the next may be due; 0 where there may be more now
   */
  long turn(long now) {
    log.checkDropped(now);
    if (!batch.isEmpty() && now - giveUpAt >= 0) {
      queue.settle(batch, 0, 0, DropReason.EXPORT_FAILED);
    }
    if (gated && now - gateOpensAt < 0) {
      return untilGateOrGiveUp(now);
    }
    gated = false;
    if (batch.isEmpty()) {
      if (!isDue(now)) {
        return untilDue(now);
      }
      fill(now);
    }
    attempt(now + attemptNanos());
    return 0;
  }

  private long untilGateOrGiveUp(long now) {
    long wait = gateOpensAt - now;
    return batch.isEmpty() ? wait : Math.min(wait, giveUpAt - now);
  }

  private boolean isDue(long now) {
    int waiting = queue.waiting();
    return waiting >= settings.maxBatchSize() || (waiting > 0 && scheduled && now - dueAt >= 0);
  }

  private long untilDue(long now) {
    if (queue.waiting() == 0) {
      if (scheduled && now - dueAt >= 0) {
        scheduled = false;
      }
    } else if (!scheduled) {
      schedule(now);
    }
    return scheduled ? dueAt - now : IDLE;
  }

  private void schedule(long now) {
    scheduled = true;
    dueAt = now + settings.scheduleDelayNanos();
  }

  /**
   * Tells the queue when it should wake the thread, which is about to sleep.
   *
   * @return false where enough spans wait already
   */
  boolean prepareToSleep() {
    if (gated) {
      queue.wakeReaderNever();
      return true;
    }
    int wakeAt = scheduled ? settings.maxBatchSize() : 1;
    queue.wakeReaderAt(wakeAt);
    return queue.waiting() < wakeAt;
  }

  private void fill(long now) {
    queue.take(batch);
    giveUpAt = now + settings.retryLimitNanos();
    schedule(now);
  }

  private void attempt(long deadline) {
    if (batch.isEmpty()) {
      // A producer was stopped between taking its place and filling it.
      return;
    }
    ExportResult result = export(deadline);
    long after = System.nanoTime();
    switch (result.outcome()) {
      case DONE:
        done(result, after);
        return;
      case RETRY:
        gated = true;
        askedForNanos = result.retryAfterNanos();
        gateOpensAt = after + backoff.next(askedForNanos);
        log.failed(result.message(), true, after);
        return;
      case REJECTED:
        queue.settle(batch, 0, 0, DropReason.REJECTED);
        break;
      default:
        queue.settle(batch, 0, 0, DropReason.EXPORT_FAILED);
    }
    log.failed(result.message(), false, after);
  }

  private void done(ExportResult result, long now) {
    backoff.reset();
    queue.settle(batch, result.unencodable(), result.rejected(), null);
    log.delivered(now);
    if (result.rejected() > 0 || result.message() != null) {
      log.partlyDelivered(result.rejected(), result.message());
    }
  }

  /** Never throws: whatever an exporter throws is a failure of this batch alone. */
  private ExportResult export(long deadline) {
    try {
      if (exporter == null) {
        exporter = source.open();
      }
      return exporter.export(batch, deadline);
    } catch (Throwable failure) {
      if (Log.isDebug()) {
        Log.warn("exporter " + source.name() + " threw", failure);
      }
      return ExportResult.failed(failure.toString());
    }
  }

  /**
   * Exports all that waits, until the deadline: a batch that fails and may be retried is tried
   * {@value #DRAIN_ATTEMPTS} times, and then it is over, since the process may be about to end.
   *
   * @param cutOff no attempt that began earlier lasts longer, for the sake of the other lanes
   * @return whether nothing is left
   */
  boolean drain(long cutOff, long deadline) {
    int failures = 0;
    for (long now = System.nanoTime(); now - deadline < 0; now = System.nanoTime()) {
      if (batch.isEmpty()) {
        if (queue.waiting() == 0) {
          return true;
        }
        fill(now);
        failures = 0;
      }
      gated = false;
      attempt(earlier(now - cutOff < 0 ? cutOff : deadline, now + attemptNanos()));
      if (!batch.isEmpty()
          && (++failures == DRAIN_ATTEMPTS || aborted || !pause(System.nanoTime(), deadline))) {
        return false;
      }
    }
    return batch.isEmpty() && queue.waiting() == 0;
  }

  /** Short, unless the backend has asked for longer; false where that does not fit. */
  private boolean pause(long now, long deadline) {
    long pause = Math.max(DRAIN_PAUSE_NANOS, askedForNanos);
    if (now + pause - deadline >= 0) {
      return false;
    }
    while (System.nanoTime() - now < pause) {
      LockSupport.parkNanos(pause - (System.nanoTime() - now));
    }
    return true;
  }

  private long attemptNanos() {
    return settings.exportTimeoutNanos();
  }

  private static long earlier(long oneNanoTime, long other) {
    return oneNanoTime - other < 0 ? oneNanoTime : other;
  }

  /** Cuts off an attempt that hangs; the batch gets no other. Any thread; may block. */
  void abort() {
    aborted = true;
    SpanExporter opened = exporter;
    if (opened != null) {
      opened.abort();
    }
  }

  /** Counts what is left as dropped by the shutdown, and closes the exporter. */
  void end() {
    do {
      if (batch.isEmpty()) {
        queue.take(batch);
      }
      queue.settle(batch, 0, 0, DropReason.SHUTDOWN);
    } while (queue.waiting() > 0);
    try {
      if (exporter != null) {
        exporter.close();
      }
    } catch (Throwable failure) {
      Log.debug("exporter " + source.name() + " did not close: " + failure);
    }
  }
}

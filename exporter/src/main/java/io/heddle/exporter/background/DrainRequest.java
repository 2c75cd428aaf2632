package io.heddle.exporter.background;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Somebody waits until the queues are empty. */
final class DrainRequest {

  private final long cutOffNanos;
  private final long deadlineNanos;
  private final boolean last;
  private final CountDownLatch served = new CountDownLatch(1);
  private volatile boolean complete;

  /**
   * @param cutOffNanos after which attempts that hang are aborted
   * @param deadlineNanos {@link System#nanoTime()} at which the exporter thread gives up
   * @param last whether the thread ends afterwards
   */
  DrainRequest(long cutOffNanos, long deadlineNanos, boolean last) {
    this.cutOffNanos = cutOffNanos;
    this.deadlineNanos = deadlineNanos;
    this.last = last;
  }

  long cutOffNanos() {
    return cutOffNanos;
  }

  long deadlineNanos() {
    return deadlineNanos;
  }

  boolean isLast() {
    return last;
  }

  void served(boolean nothingLeft) {
    complete = nothingLeft;
    served.countDown();
  }

  /**
   * Waits until the request was served, no longer than until a {@link System#nanoTime()}. An
   * interrupt ends the wait and is kept for the caller.
   */
  boolean awaitUntil(long nanoTime) {
    try {
      return served.await(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether nothing was left. */
  boolean isComplete() {
    return complete;
  }
}

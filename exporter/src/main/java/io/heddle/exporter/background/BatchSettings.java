package io.heddle.exporter.background;

/** When a batch is due, how large it is, and how long it is tried. Times in nanoseconds. */
public final class BatchSettings {

  private final int maxBatchSize;
  private final long scheduleDelayNanos;
  private final long exportTimeoutNanos;
  private final long retryLimitNanos;

  /**
   * @param maxBatchSize spans per batch, at least 1; as many waiting are sent at once
   * @param scheduleDelayNanos fewer wait at most this long
   * @param exportTimeoutNanos for one attempt
   * @param retryLimitNanos from the first attempt on, after which a batch is given up
   */
  public BatchSettings(
      int maxBatchSize, long scheduleDelayNanos, long exportTimeoutNanos, long retryLimitNanos) {
    this.maxBatchSize = maxBatchSize;
    this.scheduleDelayNanos = scheduleDelayNanos;
    this.exportTimeoutNanos = exportTimeoutNanos;
    this.retryLimitNanos = retryLimitNanos;
  }

  int maxBatchSize() {
    return maxBatchSize;
  }

  long scheduleDelayNanos() {
    return scheduleDelayNanos;
  }

  long exportTimeoutNanos() {
    return exportTimeoutNanos;
  }

  long retryLimitNanos() {
    return retryLimitNanos;
  }
}

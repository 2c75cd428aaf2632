package io.heddle.exporter.background;

import io.heddle.exporter.queue.SpanBatch;

/**
 * Takes spans out of the process in one format, by one way. Made and used by the exporter thread
 * alone, but for {@link #abort()}. Does not retry by itself: it says in its result whether the same
 * batch is worth another attempt.
 */
public interface SpanExporter {

  /**
   * One attempt to export a batch. Whatever it throws counts as a failure that is final.
   *
   * @param spans at least one; not to be kept after the call
   * @param deadlineNanos {@link System#nanoTime()} at which it has to give up
   */
  ExportResult export(SpanBatch spans, long deadlineNanos);

  /**
   * Makes an {@link #export} that is going on end soon, as a failure. Called by another thread, at
   * any time; may block, and may be too early or too late to have an effect.
   */
  void abort();

  /** Lets go of files and connections; nothing is exported afterwards. */
  void close();
}

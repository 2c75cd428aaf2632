package io.heddle.exporter;

import io.heddle.bootstrap.log.Log;
import io.heddle.bootstrap.trace.SpanSink;
import io.heddle.exporter.background.BatchSettings;
import io.heddle.exporter.background.ExportThread;
import io.heddle.exporter.background.LogLines;
import io.heddle.exporter.otlp.Resource;
import io.heddle.exporter.queue.SpanCounters;
import io.heddle.exporter.queue.SpanQueue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The way from the end of a span to wherever the settings say: a bounded queue for each exporter,
 * and one daemon thread for all of them.
 *
 * <p><b>Memory:</b> for each exporter at most {@code maxQueueSize} waiting spans and one batch, and
 * together {@code maxQueueBytes}; its buffers, which hold one encoded batch. <b>Full:</b> the
 * newest span is dropped and counted. Nothing here blocks a thread that ends a span, or throws at
 * it.
 */
public final class SpanPipeline {

  private final ExportThread thread;
  private final SpanSink sink;
  private final List<SpanCounters> counters;
  private final boolean empty;

  private SpanPipeline(ExportThread thread, List<SpanQueue> queues) {
    this.thread = thread;
    this.empty = queues.isEmpty();
    this.sink = queues.size() == 1 ? queues.get(0) : new SpanFork(queues.toArray(new SpanSink[0]));
    List<SpanCounters> all = new ArrayList<SpanCounters>(queues.size());
    for (SpanQueue queue : queues) {
      all.add(queue.counters());
    }
    this.counters = Collections.unmodifiableList(all);
  }

  /**
   * Makes the queues and starts the thread. Meant for {@code premain}: exporters, encoders and the
   * network are first touched on the thread, when the first batch is due.
   *
   * @param settings with no exporter in them, the pipeline discards every span and has no thread
   * @param resource called once, on the exporter thread; may be slow; where it throws or returns
   *     null, a line is logged and {@link Resource#unknown()} is used
   */
  public static SpanPipeline start(ExportSettings settings, Supplier<Resource> resource) {
    return start(settings, resource, new WarningLines());
  }

  static SpanPipeline start(ExportSettings settings, Supplier<Resource> resource, LogLines lines) {
    ExportThread thread = new ExportThread();
    SharedResource shared = new SharedResource(resource);
    List<SpanQueue> queues = new ArrayList<SpanQueue>(1);
    // In the order in which they are emptied when time is short: those that cannot hang first.
    if (settings.console() != null) {
      queues.add(add(thread, ConfiguredExporter.CONSOLE, settings, shared, lines));
    }
    if (settings.otlpFile() != null) {
      queues.add(add(thread, ConfiguredExporter.OTLP_FILE, settings, shared, lines));
    }
    if (settings.otlp() != null) {
      queues.add(add(thread, ConfiguredExporter.OTLP, settings, shared, lines));
    }
    if (!queues.isEmpty()) {
      thread.start();
    }
    return new SpanPipeline(thread, queues);
  }

  private static SpanQueue add(
      ExportThread thread,
      String name,
      ExportSettings settings,
      SharedResource resource,
      LogLines lines) {
    BatchSettings batches =
        new BatchSettings(
            settings.maxBatchSize(),
            nanos(settings.scheduleDelayMillis()),
            nanos(settings.exportTimeoutMillis()),
            nanos(settings.retryLimitMillis()));
    return thread.add(
        new ConfiguredExporter(name, settings, resource),
        settings.maxQueueSize(),
        settings.maxQueueBytes(),
        batches,
        lines);
  }

  private static long nanos(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Where ended spans go in; for {@code Tracing}. */
  public SpanSink sink() {
    return sink;
  }

  /** What became of the spans, for each exporter. Unmodifiable; the counters are live. */
  public List<SpanCounters> counters() {
    return counters;
  }

  /**
   * Exports everything that waits now.
   *
   * @param timeoutMillis after which it returns, whatever the exporters do; a further flush is fine
   * @return whether nothing was left. An interrupt returns early, and stays set
   */
  public boolean flush(long timeoutMillis) {
    return empty || thread.flush(nanos(timeoutMillis));
  }

  /**
   * Takes no further span, exports what waits, counts what is left after the limit as dropped by
   * the shutdown, and ends the thread. Where debug logging is on, logs the counters. A further call
   * only waits for that end.
   *
   * @param timeoutMillis after which it returns, whatever the exporters do
   * @return whether nothing was left
   */
  public boolean shutdown(long timeoutMillis) {
    boolean nothingLeft = empty || thread.shutdown(nanos(timeoutMillis));
    if (Log.isDebug()) {
      for (SpanCounters each : counters) {
        Log.debug("exporter " + each.exporter() + ": spans: " + each);
      }
    }
    return nothingLeft;
  }

  private static final class WarningLines implements LogLines {
    @Override
    public void warn(String line) {
      Log.warn(line);
    }
  }
}

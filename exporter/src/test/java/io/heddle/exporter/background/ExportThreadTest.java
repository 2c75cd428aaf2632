package io.heddle.exporter.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.context.CurrentContext;
import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.exporter.Await;
import io.heddle.exporter.TestSpans;
import io.heddle.exporter.queue.DropReason;
import io.heddle.exporter.queue.SpanBatch;
import io.heddle.exporter.queue.SpanQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExportThreadTest {

  private static final long SECOND = 1_000_000_000L;
  private static final ExportResult DONE = ExportResult.done(0, 0, null);

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final ExportThread thread = new ExportThread();
  // The last that exported.
  private volatile Thread exporterThread;

  @AfterEach
  void end() {
    thread.shutdown(0);
  }

  @Test
  void throwingExporter_losesItsBatchAndNotTheThread() {
    AtomicInteger calls = new AtomicInteger();
    SpanQueue queue =
        add(
            "otlp",
            batch -> {
              if (calls.incrementAndGet() == 1) {
                throw new StackOverflowError("in an exporter");
              }
              return DONE;
            });
    thread.start();
    queue.accept(TestSpans.ended("a"));
    thread.flush(20 * SECOND);
    queue.accept(TestSpans.ended("b"));
    assertThat(thread.flush(20 * SECOND)).isTrue();
    assertThat(queue.counters())
        .hasToString("2 ended = 1 exported + 1 dropped (export failed 1) + 0 queued");
    assertThat(lines).hasSize(2);
  }

  @Test
  void exporterThatDoesNotOpen_isTriedAgainWithTheNextBatch() {
    AtomicInteger opened = new AtomicInteger();
    SpanQueue queue =
        thread.add(
            new ExporterSource() {
              @Override
              public String name() {
                return "otlp";
              }

              @Override
              public SpanExporter open() throws Exception {
                if (opened.incrementAndGet() == 1) {
                  throw new Exception("not yet");
                }
                return new FunctionExporter(batch -> DONE);
              }
            },
            10,
            1 << 20,
            settings(),
            lines::add);
    thread.start();
    queue.accept(TestSpans.ended("a"));
    thread.flush(20 * SECOND);
    queue.accept(TestSpans.ended("b"));
    thread.flush(20 * SECOND);
    assertThat(queue.counters().exported()).isEqualTo(1);
    assertThat(queue.counters().dropped(DropReason.EXPORT_FAILED)).isEqualTo(1);
  }

  @Test
  void exporters_runInTheSuppressedContextOnADaemonThread() {
    List<Object> seen = new CopyOnWriteArrayList<>();
    SpanQueue queue =
        add(
            "otlp",
            batch -> {
              seen.add(CurrentContext.get());
              seen.add(Thread.currentThread().getName());
              seen.add(Thread.currentThread().isDaemon());
              return DONE;
            });
    thread.start();
    queue.accept(TestSpans.ended("a"));
    thread.flush(20 * SECOND);
    assertThat(seen).containsExactly(HeddleContext.SUPPRESSED, "heddle-exporter", true);
  }

  @Test
  void exporterThatWaitsForARetry_holdsUpNoOther() {
    SpanQueue failing = add("otlp", batch -> ExportResult.retry("refused", 3600 * SECOND));
    SpanQueue working = add("console", batch -> DONE);
    thread.start();
    for (int i = 0; i < 10; i++) {
      failing.accept(TestSpans.ended("a"));
    }
    Await.until("a failure", () -> !lines.isEmpty());
    for (int i = 0; i < 10; i++) {
      working.accept(TestSpans.ended("a"));
    }
    Await.until("the other's batch", () -> working.counters().exported() == 10);
    assertThat(failing.counters().queued()).isEqualTo(10);
  }

  @Test
  void retryLimit_givesABatchUpAndGoesOn() {
    AtomicInteger attempts = new AtomicInteger();
    SpanQueue queue =
        thread.add(
            source("otlp", batch -> ExportResult.retry("refused " + attempts.incrementAndGet(), 0)),
            100,
            1 << 20,
            new BatchSettings(10, SECOND / 100, SECOND, 2 * SECOND),
            lines::add);
    thread.start();
    queue.accept(TestSpans.ended("a"));
    Await.until("given up", () -> queue.counters().dropped(DropReason.EXPORT_FAILED) == 1);
    assertThat(attempts.get()).isBetween(2, 5);
    assertThat(queue.counters().queued()).isZero();
    assertThat(lines).hasSize(1);
  }

  @Test
  void interruptedThread_stillSleeps() throws Exception {
    SpanQueue queue = add("otlp", batch -> DONE);
    thread.start();
    queue.accept(TestSpans.ended("a"));
    thread.flush(20 * SECOND);
    Thread exporter = exporterThread;
    exporter.interrupt();
    Await.until("asleep again", () -> !exporter.isInterrupted() && isParked(exporter));
    queue.accept(TestSpans.ended("b"));
    assertThat(thread.flush(20 * SECOND)).isTrue();
  }

  @Test
  void idleThread_sleepsWithoutALimit() {
    SpanQueue queue = add("otlp", batch -> DONE);
    thread.start();
    queue.accept(TestSpans.ended("a"));
    thread.flush(20 * SECOND);
    Thread exporter = exporterThread;
    // After the schedule delay of the last batch there is nothing left to wait for.
    Await.until("waiting, not timed", () -> exporter.getState() == Thread.State.WAITING);
    for (int i = 0; i < 10; i++) {
      queue.accept(TestSpans.ended("b"));
    }
    Await.until("woken by spans", () -> queue.counters().exported() == 11);
  }

  @Test
  void shutdown_withAnExporterThatHangs_keepsItsLimitAndCounts() {
    CountDownLatch hang = new CountDownLatch(1);
    SpanQueue hanging = add("otlp", batch -> waitFor(hang));
    SpanQueue other = add("console", batch -> DONE);
    thread.start();
    for (int i = 0; i < 15; i++) {
      hanging.accept(TestSpans.ended("a"));
      other.accept(TestSpans.ended("a"));
    }
    long start = System.nanoTime();
    assertThat(thread.shutdown(SECOND / 2)).isFalse();
    long took = System.nanoTime() - start;
    hang.countDown();
    // The exporter would hang for ever; the rest is for a machine that is busy.
    assertThat(took).isBetween(0L, 5 * SECOND);
    assertThat(hanging.counters())
        .hasToString("15 ended = 0 exported + 15 dropped (shutdown 15) + 0 queued");
    assertThat(other.counters().queued()).isZero();
    assertThat(other.counters().ended())
        .isEqualTo(other.counters().exported() + other.counters().dropped());
  }

  @Test
  void shutdown_thatCutsOffOneExporter_stillEmptiesTheOthers() {
    CountDownLatch hang = new CountDownLatch(1);
    SpanQueue hanging =
        thread.add(
            new ExporterSource() {
              @Override
              public String name() {
                return "otlp";
              }

              @Override
              public SpanExporter open() {
                return new FunctionExporter(batch -> waitFor(hang)) {
                  @Override
                  public void abort() {
                    hang.countDown();
                  }
                };
              }
            },
            100,
            1 << 20,
            settings(),
            lines::add);
    SpanQueue other = add("zipkin", batch -> DONE);
    thread.start();
    for (int i = 0; i < 10; i++) {
      hanging.accept(TestSpans.ended("a"));
    }
    Await.until("the exporter", () -> exporterThread != null);
    Await.until("it to hang", () -> exporterThread.getState() == Thread.State.WAITING);
    other.accept(TestSpans.ended("a"));
    thread.shutdown(2 * SECOND);
    assertThat(other.counters().exported()).isEqualTo(1);
    assertThat(hanging.counters().dropped(DropReason.SHUTDOWN)).isEqualTo(10);
  }

  @Test
  void concurrentFlushes_areAllServed() throws Exception {
    SpanQueue queue = add("otlp", batch -> DONE);
    thread.start();
    List<Thread> callers = new ArrayList<>();
    AtomicInteger complete = new AtomicInteger();
    for (int i = 0; i < 8; i++) {
      Thread caller =
          new Thread(
              () -> {
                for (int j = 0; j < 200; j++) {
                  queue.accept(TestSpans.ended("a"));
                  if (thread.flush(20 * SECOND)) {
                    complete.incrementAndGet();
                  }
                }
              });
      caller.start();
      callers.add(caller);
    }
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(complete).hasValue(1600);
    assertThat(queue.counters().exported() + queue.counters().dropped()).isEqualTo(1600);
  }

  private static ExportResult waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return ExportResult.retry("aborted", 0);
  }

  private static boolean isParked(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }

  private SpanQueue add(String name, Function<SpanBatch, ExportResult> export) {
    return thread.add(source(name, export), 100, 1 << 20, settings(), lines::add);
  }

  /** Batches of ten, or after a tenth of a second. */
  private static BatchSettings settings() {
    return new BatchSettings(10, SECOND / 10, 30 * SECOND, 300 * SECOND);
  }

  private ExporterSource source(String name, Function<SpanBatch, ExportResult> export) {
    return new ExporterSource() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public SpanExporter open() {
        return new FunctionExporter(export);
      }
    };
  }

  private class FunctionExporter implements SpanExporter {
    private final Function<SpanBatch, ExportResult> export;

    FunctionExporter(Function<SpanBatch, ExportResult> export) {
      this.export = export;
    }

    @Override
    public ExportResult export(SpanBatch spans, long deadlineNanos) {
      exporterThread = Thread.currentThread();
      return export.apply(spans);
    }

    @Override
    public void abort() {}

    @Override
    public void close() {}
  }
}

package io.heddle.exporter.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.exporter.TestSpans;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Four producers at full speed. */
class SpanQueueStressTest {

  private static final int PRODUCERS = 4;
  private static final int SPANS = 250_000;

  @Test
  void readerThatKeepsTaking_losesNoSpanUncounted() throws Exception {
    SpanQueue queue = new SpanQueue("otlp", 1000, 400_000, () -> {});
    AtomicLong taken = new AtomicLong();
    Thread[] producers = start(queue);
    SpanBatch batch = new SpanBatch(100);
    while (alive(producers) || queue.waiting() > 0) {
      queue.take(batch);
      taken.addAndGet(batch.size());
      queue.settle(batch, 0, 0, null);
    }
    SpanCounters counters = queue.counters();
    assertThat(counters.ended()).isEqualTo((long) PRODUCERS * SPANS);
    assertThat(counters.exported()).isEqualTo(taken.get());
    assertThat(counters.dropped()).isEqualTo(counters.ended() - taken.get());
    assertThat(counters.queued()).isZero();
    assertThat(queue.bytes()).isZero();
  }

  @Test
  void noReader_keepsTheFirstAndDropsTheRest() throws Exception {
    SpanQueue queue = new SpanQueue("otlp", 2048, 1L << 40, () -> {});
    for (Thread producer : start(queue)) {
      producer.join();
    }
    assertThat(queue.waiting()).isEqualTo(2048);
    assertThat(queue.counters().dropped(DropReason.QUEUE_FULL))
        .isEqualTo((long) PRODUCERS * SPANS - 2048);
  }

  @Test
  void accept_allocatesNothing() {
    SpanQueue queue = new SpanQueue("otlp", 100_000, 1L << 40, () -> {});
    HeddleSpan span = TestSpans.started("a");
    for (int i = 0; i < 10; i++) {
      span.setAttribute("key" + i, "value");
    }
    span.end();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 20_000; i++) {
      queue.accept(span);
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 50_000; i++) {
      queue.accept(span);
    }
    long perSpan = (threads.getCurrentThreadAllocatedBytes() - before) / 50_000;
    assertThat(perSpan).isZero();
  }

  private static Thread[] start(SpanQueue queue) {
    List<HeddleSpan> spans = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      HeddleSpan span = TestSpans.started("a");
      span.setAttribute("text", "x".repeat(i * 40));
      span.end();
      spans.add(span);
    }
    Thread[] producers = new Thread[PRODUCERS];
    for (int p = 0; p < PRODUCERS; p++) {
      producers[p] =
          new Thread(
              () -> {
                for (int i = 0; i < SPANS; i++) {
                  queue.accept(spans.get(i & 15));
                }
              });
      producers[p].start();
    }
    return producers;
  }

  private static boolean alive(Thread[] threads) {
    for (Thread thread : threads) {
      if (thread.isAlive()) {
        return true;
      }
    }
    return false;
  }
}

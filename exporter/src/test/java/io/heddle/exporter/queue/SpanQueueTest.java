package io.heddle.exporter.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.exporter.TestSpans;
import io.heddle.exporter.ThrowingValue;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SpanQueueTest {

  private static final long MUCH = 1 << 30;

  private final AtomicInteger woken = new AtomicInteger();

  @Test
  void fullByCount_dropsTheNewest() {
    // Not a power of two: the bound is exact all the same.
    SpanQueue queue = queue(5, MUCH);
    for (int i = 0; i < 7; i++) {
      queue.accept(TestSpans.ended("span " + i));
    }
    assertThat(queue.counters())
        .hasToString("7 ended = 0 exported + 2 dropped (queue full 2) + 5 queued");
    SpanBatch batch = new SpanBatch(10);
    queue.take(batch);
    assertThat(batch.size()).isEqualTo(5);
    assertThat(batch.get(0).name()).isEqualTo("span 0");
    assertThat(batch.get(4).name()).isEqualTo("span 4");
  }

  @Test
  void boundOfOne_holdsOne() {
    SpanQueue queue = queue(1, MUCH);
    queue.accept(TestSpans.ended("a"));
    queue.accept(TestSpans.ended("b"));
    assertThat(queue.waiting()).isEqualTo(1);
    assertThat(queue.counters().dropped(DropReason.QUEUE_FULL)).isEqualTo(1);
  }

  @Test
  void fullByBytes_dropsTheSpanThatDoesNotFit() {
    SpanQueue queue = queue(100, 20_000);
    queue.accept(withText(15_000));
    queue.accept(withText(15_000));
    queue.accept(withText(10));
    assertThat(queue.counters().dropped(DropReason.BYTES_FULL)).isEqualTo(1);
    assertThat(queue.waiting()).isEqualTo(2);
    assertThat(queue.bytes()).isBetween(15_000L, 20_000L);
  }

  @Test
  void bytes_areFreedWhenTheBatchIsSettledAndNotBefore() {
    SpanQueue queue = queue(100, 20_000);
    queue.accept(withText(15_000));
    SpanBatch batch = new SpanBatch(10);
    queue.take(batch);
    queue.accept(withText(15_000));
    assertThat(queue.counters().dropped(DropReason.BYTES_FULL)).isEqualTo(1);

    queue.settle(batch, 0, 0, null);
    assertThat(queue.bytes()).isZero();
    assertThat(batch.isEmpty()).isTrue();
    assertThat(queue.counters())
        .hasToString("2 ended = 1 exported + 1 dropped (queue bytes full 1) + 0 queued");
  }

  @Test
  void textsOfEventsCountAsBytes() {
    HeddleSpan span = TestSpans.started("a");
    span.recordException(new IllegalStateException("x".repeat(50_000)));
    span.addLink(
        TestSpans.started("b").getSpanContext(),
        Attributes.of(AttributeKey.stringKey("k"), "y".repeat(30_000)));
    span.end();
    assertThat(SpanSize.of(span)).isGreaterThan(130_000);
  }

  @Test
  void settledBatch_isCountedByReason() {
    SpanQueue queue = queue(100, MUCH);
    for (int i = 0; i < 10; i++) {
      queue.accept(TestSpans.ended("a"));
    }
    SpanBatch batch = new SpanBatch(6);
    queue.take(batch);
    assertThat(queue.counters().queued()).isEqualTo(10);
    queue.settle(batch, 1, 2, null);
    queue.take(batch);
    queue.settle(batch, 0, 0, DropReason.EXPORT_FAILED);
    assertThat(queue.counters())
        .hasToString(
            "10 ended = 3 exported + 7 dropped"
                + " (encode error 1, export failed 4, rejected by the backend 2) + 0 queued");
  }

  @Test
  void closedQueue_dropsWhatComes() {
    SpanQueue queue = queue(100, MUCH);
    queue.accept(TestSpans.ended("a"));
    queue.close();
    queue.accept(TestSpans.ended("b"));
    assertThat(queue.counters())
        .hasToString("2 ended = 0 exported + 1 dropped (shutdown 1) + 1 queued");
  }

  @Test
  void abandonedQueue_countsTheRestOnce() {
    SpanQueue queue = queue(100, MUCH);
    queue.accept(TestSpans.ended("a"));
    queue.accept(TestSpans.ended("b"));
    SpanBatch batch = new SpanBatch(1);
    queue.take(batch);
    queue.abandon();
    // The reader comes back after all.
    queue.settle(batch, 0, 0, null);
    queue.take(batch);
    queue.settle(batch, 0, 0, DropReason.SHUTDOWN);
    queue.abandon();
    assertThat(queue.counters())
        .hasToString("2 ended = 0 exported + 2 dropped (shutdown 2) + 0 queued");
  }

  @Test
  void valueThatThrows_neverReachesTheApplication() {
    SpanQueue queue = queue(100, MUCH);
    HeddleSpan span = TestSpans.started("a");
    span.setAttribute(AttributeKey.valueKey("list"), new ThrowingValue());
    span.end();
    queue.accept(span);
    assertThat(queue.counters().dropped(DropReason.ENCODE_ERROR)).isEqualTo(1);
    assertThat(queue.bytes()).isZero();
  }

  @Test
  void listThatChangesWhileQueued_doesNotKeepBytes() {
    SpanQueue queue = queue(100, MUCH);
    List<String> list = new ArrayList<>(List.of("x".repeat(1000), "y"));
    HeddleSpan span = TestSpans.started("a");
    span.setAttribute(AttributeKey.stringArrayKey("list"), list);
    span.end();
    queue.accept(span);
    list.remove(0);
    SpanBatch batch = new SpanBatch(10);
    queue.take(batch);
    queue.settle(batch, 0, 0, null);
    assertThat(queue.bytes()).isZero();
  }

  @Test
  void reader_isWokenOnlyFromItsThresholdOn() {
    SpanQueue queue = queue(100, MUCH);
    queue.accept(TestSpans.ended("a"));
    assertThat(woken).hasValue(0);
    queue.wakeReaderAt(3);
    queue.accept(TestSpans.ended("b"));
    assertThat(woken).hasValue(0);
    queue.accept(TestSpans.ended("c"));
    assertThat(woken).hasValue(1);
    queue.wakeReaderNever();
    queue.accept(TestSpans.ended("d"));
    assertThat(woken).hasValue(1);
  }

  private SpanQueue queue(int maxSpans, long maxBytes) {
    return new SpanQueue("otlp", maxSpans, maxBytes, woken::incrementAndGet);
  }

  private static HeddleSpan withText(int length) {
    HeddleSpan span = TestSpans.started("a");
    span.setAttribute("text", "x".repeat(length));
    span.end();
    return span;
  }
}

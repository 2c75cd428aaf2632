package io.heddle.testkit;

import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.bootstrap.trace.SpanSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps the spans that ended. Thread-safe. */
final class RecordedSpans implements SpanSink {

  private final List<HeddleSpan> spans = new ArrayList<>();

  @Override
  public synchronized void accept(HeddleSpan span) {
    spans.add(span);
    notifyAll();
  }

  synchronized void clear() {
    spans.clear();
  }

  synchronized List<HeddleSpan> all() {
    return new ArrayList<>(spans);
  }

  /** Returns once there are that many, or when the time is up. */
  synchronized List<HeddleSpan> await(int count, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    long left = limit.toMillis();
    while (spans.size() < count && left > 0) {
      wait(left);
      left = (deadline - System.nanoTime()) / 1_000_000;
    }
    return all();
  }
}

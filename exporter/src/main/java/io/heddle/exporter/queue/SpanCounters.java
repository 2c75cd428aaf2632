package io.heddle.exporter.queue;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * What became of the spans that were handed to one exporter. While nothing is moving:
 *
 * <pre>ended = exported + the sum of dropped(reason) + queued</pre>
 *
 * <p>Counted in spans, from the start of the pipeline, never reset. Readable from any thread; each
 * figure is exact, but while spans are ending two figures are read a moment apart.
 */
public final class SpanCounters {

  private final String exporter;
  private final LongAdder ended = new LongAdder();
  private final AtomicLong exported = new AtomicLong();
  private final AtomicLongArray dropped = new AtomicLongArray(DropReason.all().length);
  private final SpanQueue queue;

  SpanCounters(String exporter, SpanQueue queue) {
    this.exporter = exporter;
    this.queue = queue;
  }

  /** The exporter's name, as in the setting that selects it: {@code otlp}. */
  public String exporter() {
    return exporter;
  }

  /** Spans that ended and were offered to this exporter. */
  public long ended() {
    return ended.sum();
  }

  /** Spans that the exporter delivered, and that were acknowledged where its protocol does so. */
  public long exported() {
    return exported.get();
  }

  /** Spans dropped for this reason. */
  public long dropped(DropReason reason) {
    return dropped.get(reason.ordinal());
  }

  /** Spans dropped for whatever reason. */
  public long dropped() {
    long sum = 0;
    for (int i = 0; i < dropped.length(); i++) {
      sum += dropped.get(i);
    }
    return sum;
  }

  /** Spans that wait, those in the batch being sent among them. */
  public long queued() {
    return queue.held();
  }

  void ended(int spans) {
    ended.add(spans);
  }

  void exported(int spans) {
    exported.addAndGet(spans);
  }

  void dropped(DropReason reason, long spans) {
    dropped.addAndGet(reason.ordinal(), spans);
  }

  /** One line: {@code 12 ended = 9 exported + 2 dropped (queue full 2) + 1 queued}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(96);
    text.append(ended()).append(" ended = ").append(exported()).append(" exported + ");
    appendDropped(text);
    return text.append(" + ").append(queued()).append(" queued").toString();
  }

  private void appendDropped(StringBuilder text) {
    text.append(dropped()).append(" dropped");
    String separator = " (";
    for (DropReason reason : DropReason.all()) {
      long count = dropped(reason);
      if (count > 0) {
        text.append(separator).append(reason.text()).append(' ').append(count);
        separator = ", ";
      }
    }
    if (separator.charAt(0) == ',') {
      text.append(')');
    }
  }
}

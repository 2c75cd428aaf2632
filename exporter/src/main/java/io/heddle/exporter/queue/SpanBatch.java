package io.heddle.exporter.queue;

import io.heddle.bootstrap.trace.HeddleSpan;
import java.util.Arrays;

/**
 * Spans taken from a queue to be exported together. One per queue, filled again and again; read and
 * written by the exporter thread alone.
 */
public final class SpanBatch {

  private final HeddleSpan[] spans;
  private int size;
  private long bytes;

  /**
   * @param capacity spans in a full batch, at least 1
   */
  public SpanBatch(int capacity) {
    spans = new HeddleSpan[capacity];
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /**
   * @param index from 0 to {@link #size()} - 1
   */
  public HeddleSpan get(int index) {
    return spans[index];
  }

  boolean isFull() {
    return size == spans.length;
  }

  void add(HeddleSpan span, long spanBytes) {
    spans[size++] = span;
    bytes += spanBytes;
  }

  /** What the spans were counted with. */
  long bytes() {
    return bytes;
  }

  void clear() {
    Arrays.fill(spans, 0, size, null);
    size = 0;
    bytes = 0;
  }
}

package io.heddle.exporter.queue;

import io.heddle.bootstrap.trace.HeddleSpan;
import java.util.List;

/** Batches without a queue. */
public final class TestBatches {

  private TestBatches() {}

  public static SpanBatch of(List<HeddleSpan> spans) {
    SpanBatch batch = new SpanBatch(Math.max(1, spans.size()));
    spans.forEach(span -> batch.add(span, 0));
    return batch;
  }

  public static SpanBatch of(HeddleSpan... spans) {
    return of(List.of(spans));
  }
}

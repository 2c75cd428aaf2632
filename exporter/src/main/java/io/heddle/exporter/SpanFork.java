package io.heddle.exporter;

import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.bootstrap.trace.SpanSink;

/** Several exporters, a queue each: every span goes to all. Also none at all. */
final class SpanFork implements SpanSink {

  private final SpanSink[] sinks;

  SpanFork(SpanSink[] sinks) {
    this.sinks = sinks;
  }

  @Override
  public void accept(HeddleSpan span) {
    for (SpanSink sink : sinks) {
      sink.accept(span);
    }
  }
}

package io.heddle.agent.start;

import io.heddle.bootstrap.context.CurrentContext;
import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.exporter.SpanPipeline;

/** Sends what is waiting when the JVM ends, and holds that up no longer than the limit. */
final class ExitFlush extends Thread {

  private final SpanPipeline pipeline;
  private final long limitMillis;

  ExitFlush(SpanPipeline pipeline, long limitMillis) {
    super("heddle-exit");
    this.pipeline = pipeline;
    this.limitMillis = limitMillis;
  }

  @Override
  public void run() {
    CurrentContext.attach(HeddleContext.SUPPRESSED);
    pipeline.shutdown(limitMillis);
  }
}

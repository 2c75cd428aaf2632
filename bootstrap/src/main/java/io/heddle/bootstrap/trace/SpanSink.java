package io.heddle.bootstrap.trace;

/** Where ended spans go. */
public interface SpanSink {

  /**
   * Takes a span that has just ended, on the thread that ended it. Must neither block nor throw;
   * what cannot be taken is dropped and counted by the implementation.
   */
  void accept(HeddleSpan span);
}

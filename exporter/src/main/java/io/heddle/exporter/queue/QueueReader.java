package io.heddle.exporter.queue;

/** Who takes spans out of queues, as the queue sees it: somebody to be woken. */
public interface QueueReader {

  /** Called by a thread of the application. Must neither block, nor throw, nor allocate. */
  void wake();
}

package io.heddle.agent.config;

/** The queue between the application and the export thread. */
public final class QueueSettings {

  private static final long MIB = 1L << 20;

  static final Setting<Long> MAX_QUEUE_SIZE =
      new Setting<Long>(
          "otel.bsp.max.queue.size",
          WholeNumber.count(1, 1 << 20),
          2048L,
          "Spans that may wait; what is over is dropped and counted.");

  static final Setting<Long> MAX_QUEUE_BYTES =
      new Setting<Long>(
          "heddle.queue.max-bytes",
          WholeNumber.bytes(1 << 16, 1L << 32),
          Math.max(MIB, Math.min(16 * MIB, Runtime.getRuntime().maxMemory() / 64)),
          "1/64 of the largest heap, 1 to 16 MiB",
          "Memory that waiting spans may take, as estimated; what is over is dropped and counted.");

  static final Setting<Long> MAX_EXPORT_BATCH_SIZE =
      new Setting<Long>(
          "otel.bsp.max.export.batch.size",
          WholeNumber.count(1, 1 << 20),
          512L,
          "Spans of one request; never more than the queue holds.");

  static final Setting<Long> SCHEDULE_DELAY =
      new Setting<Long>(
          "otel.bsp.schedule.delay",
          WholeNumber.milliseconds(0, 3_600_000),
          5000L,
          "How long a span waits at most for its batch to fill.");

  static final Setting<Long> EXPORT_TIMEOUT =
      new Setting<Long>(
          "otel.bsp.export.timeout",
          WholeNumber.milliseconds(1, 3_600_000),
          30_000L,
          "How long one attempt to send a batch may take.");

  static final Setting<Long> EXIT_FLUSH_TIMEOUT =
      new Setting<Long>(
          "heddle.exit.flush-timeout",
          WholeNumber.milliseconds(0, 600_000),
          2000L,
          "How long the end of the JVM may be held up to send what is waiting; 0: not at all.");

  private QueueSettings() {}
}

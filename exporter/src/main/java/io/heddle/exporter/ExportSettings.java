package io.heddle.exporter;

import io.heddle.exporter.file.FileSettings;
import io.heddle.exporter.transport.HttpSettings;
import java.io.PrintStream;

/**
 * What is exported where, and within which bounds; as read from the configuration, and checked
 * there. A value that is out of its range here is replaced by the nearest that is in it, silently.
 * Immutable.
 */
public final class ExportSettings {

  private static final long MIB = 1 << 20;
  private static final long YEAR_MILLIS = 365L * 24 * 3600 * 1000;

  private final int maxQueueSize;
  private final long maxQueueBytes;
  private final int maxBatchSize;
  private final long scheduleDelayMillis;
  private final long exportTimeoutMillis;
  private final long retryLimitMillis;
  private final HttpSettings otlp;
  private final FileSettings otlpFile;
  private final PrintStream console;

  private ExportSettings(Builder builder) {
    maxQueueSize = Math.max(1, builder.maxQueueSize);
    maxQueueBytes = Math.max(1, builder.maxQueueBytes);
    // A batch that the queue could never hold would never be due.
    maxBatchSize = Math.max(1, Math.min(builder.maxBatchSize, maxQueueSize));
    scheduleDelayMillis = within(1, builder.scheduleDelayMillis);
    exportTimeoutMillis = within(1, builder.exportTimeoutMillis);
    retryLimitMillis = within(0, builder.retryLimitMillis);
    otlp = builder.otlp;
    otlpFile = builder.otlpFile;
    console = builder.console;
  }

  private static long within(long least, long millis) {
    return Math.max(least, Math.min(millis, YEAR_MILLIS));
  }

  public static Builder builder() {
    return new Builder();
  }

  int maxQueueSize() {
    return maxQueueSize;
  }

  long maxQueueBytes() {
    return maxQueueBytes;
  }

  int maxBatchSize() {
    return maxBatchSize;
  }

  long scheduleDelayMillis() {
    return scheduleDelayMillis;
  }

  long exportTimeoutMillis() {
    return exportTimeoutMillis;
  }

  long retryLimitMillis() {
    return retryLimitMillis;
  }

  /** Null where it is off; so are the next two. */
  HttpSettings otlp() {
    return otlp;
  }

  FileSettings otlpFile() {
    return otlpFile;
  }

  PrintStream console() {
    return console;
  }

  /** Starts with the defaults of {@code otel.bsp.*}, and no exporter at all. */
  public static final class Builder {

    private int maxQueueSize = 2048;
    private long maxQueueBytes = defaultQueueBytes();
    private int maxBatchSize = 512;
    private long scheduleDelayMillis = 5000;
    private long exportTimeoutMillis = 30000;
    private long retryLimitMillis = 300000;
    private HttpSettings otlp;
    private FileSettings otlpFile;
    private PrintStream console;

    private Builder() {}

    /** A 32nd of the largest heap; at least 1 MiB, at most 64 MiB. */
    private static long defaultQueueBytes() {
      return Math.max(MIB, Math.min(64 * MIB, Runtime.getRuntime().maxMemory() / 32));
    }

    /** Spans that wait at most, for each exporter: {@code otel.bsp.max.queue.size}. */
    public Builder maxQueueSize(int spans) {
      maxQueueSize = spans;
      return this;
    }

    /** Estimated bytes of spans that wait or are being sent at most, for each exporter. */
    public Builder maxQueueBytes(long bytes) {
      maxQueueBytes = bytes;
      return this;
    }

    /** Spans per batch: {@code otel.bsp.max.export.batch.size}. */
    public Builder maxBatchSize(int spans) {
      maxBatchSize = spans;
      return this;
    }

    /** How long fewer spans than a batch wait: {@code otel.bsp.schedule.delay}. */
    public Builder scheduleDelayMillis(long millis) {
      scheduleDelayMillis = millis;
      return this;
    }

    /** For one attempt to export a batch: {@code otel.bsp.export.timeout}. */
    public Builder exportTimeoutMillis(long millis) {
      exportTimeoutMillis = millis;
      return this;
    }

    /** After how long a batch that could not be delivered is given up; 5 minutes by default. */
    public Builder retryLimitMillis(long millis) {
      retryLimitMillis = millis;
      return this;
    }

    /** Adds the exporter {@code otlp}, over HTTP with protobuf. */
    public Builder otlp(HttpSettings settings) {
      otlp = settings;
      return this;
    }

    /** Adds the exporter {@code otlp-file}. */
    public Builder otlpFile(FileSettings settings) {
      otlpFile = settings;
      return this;
    }

    /**
     * Adds the exporter {@code console}.
     *
     * @param out as the JVM started with, so that an application's replacement is not written to
     */
    public Builder console(PrintStream out) {
      console = out;
      return this;
    }

    public ExportSettings build() {
      return new ExportSettings(this);
    }
  }
}

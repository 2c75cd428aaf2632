package io.heddle.exporter.file;

import io.heddle.exporter.background.ExportResult;
import io.heddle.exporter.background.SpanExporter;
import io.heddle.exporter.otlp.GrowingBuffer;
import io.heddle.exporter.otlp.OtlpJsonEncoder;
import io.heddle.exporter.otlp.Resource;
import io.heddle.exporter.queue.SpanBatch;
import java.io.IOException;

/**
 * The exporter {@code otlp-file}: OTLP/JSON, one {@code ExportTraceServiceRequest} to a line, as
 * the collector's file exporter writes and its {@code otlpjsonfile} receiver reads.
 *
 * <p>A disk that is full or gone is like a collector that is: the batch is tried again while others
 * wait in the queue.
 */
public final class OtlpFileExporter implements SpanExporter {

  private final FileSettings settings;
  private final OtlpJsonEncoder encoder;
  private final RotatingFile file;

  public OtlpFileExporter(FileSettings settings, Resource resource) throws IOException {
    this.settings = settings;
    this.encoder = new OtlpJsonEncoder(resource);
    this.file = new RotatingFile(settings);
  }

  @Override
  public ExportResult export(SpanBatch spans, long deadlineNanos) {
    try {
      int unencodable = encoder.encode(spans);
      if (unencodable < spans.size()) {
        GrowingBuffer line = encoder.buffer();
        line.write('\n');
        file.append(line.array(), line.size());
      }
      return ExportResult.done(unencodable, 0, null);
    } catch (IOException failure) {
      return ExportResult.retry(settings.path() + ": " + failure, 0);
    }
  }

  @Override
  public void abort() {
    // A write to a disk that hangs cannot be interrupted.
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException nothingLeftToWrite) {
      // The stream has no buffer: each line went out in append, which has reported.
    }
  }
}

package io.heddle.exporter.console;

import io.heddle.exporter.background.ExportResult;
import io.heddle.exporter.background.SpanExporter;
import io.heddle.exporter.otlp.Resource;
import io.heddle.exporter.queue.SpanBatch;
import java.io.PrintStream;

/** The exporter {@code console}: one line for each span, for people. */
public final class ConsoleExporter implements SpanExporter {

  private final PrintStream out;
  private final SpanLine line;

  public ConsoleExporter(PrintStream out, Resource resource) {
    this.out = out;
    this.line = new SpanLine(resource.serviceName());
  }

  @Override
  public ExportResult export(SpanBatch spans, long deadlineNanos) {
    int unencodable = 0;
    for (int i = 0; i < spans.size(); i++) {
      String text = line.tryFormat(spans.get(i));
      if (text == null) {
        unencodable++;
      } else {
        out.println(text);
      }
    }
    // Flushes. A stream that is closed or full stays so: nothing is gained by another attempt.
    return out.checkError()
        ? ExportResult.failed("writing to the console failed")
        : ExportResult.done(unencodable, 0, null);
  }

  @Override
  public void abort() {
    // A console that is not read blocks; closing it would be seen by the application.
  }

  @Override
  public void close() {
    // The stream is the JVM's.
  }
}

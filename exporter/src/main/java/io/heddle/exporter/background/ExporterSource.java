package io.heddle.exporter.background;

/**
 * Makes an exporter on the exporter thread, when its first batch is due. Its class must be small:
 * it is loaded before {@code main}, while that of the exporter, with all that it needs, is not.
 */
public interface ExporterSource {

  /** The exporter's name in settings, counters and the log: {@code otlp}. */
  String name();

  /** Called once, and again for the next batch where it has thrown. */
  SpanExporter open() throws Exception;
}

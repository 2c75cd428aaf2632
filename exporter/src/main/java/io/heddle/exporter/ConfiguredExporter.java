package io.heddle.exporter;

import io.heddle.bootstrap.trace.HeddleVersion;
import io.heddle.exporter.background.ExporterSource;
import io.heddle.exporter.background.SpanExporter;
import io.heddle.exporter.console.ConsoleExporter;
import io.heddle.exporter.file.OtlpFileExporter;
import io.heddle.exporter.otlp.OtlpHttpExporter;

/** An exporter that the settings ask for: its name now, all else when its first batch is due. */
final class ConfiguredExporter implements ExporterSource {

  static final String CONSOLE = "console";
  static final String OTLP_FILE = "otlp-file";
  static final String OTLP = "otlp";

  private static final String USER_AGENT = "Heddle/" + HeddleVersion.VERSION;

  private final String name;
  private final ExportSettings settings;
  private final SharedResource resource;

  ConfiguredExporter(String name, ExportSettings settings, SharedResource resource) {
    this.name = name;
    this.settings = settings;
    this.resource = resource;
  }

  @Override
  public String name() {
    return name;
  }

  // Returns the interface in every branch, so that the verifier loads none of the exporters.
  @Override
  public SpanExporter open() throws Exception {
    if (name.equals(CONSOLE)) {
      return new ConsoleExporter(settings.console(), resource.get());
    }
    if (name.equals(OTLP_FILE)) {
      return new OtlpFileExporter(settings.otlpFile(), resource.get());
    }
    return new OtlpHttpExporter(settings.otlp(), resource.get(), USER_AGENT);
  }
}

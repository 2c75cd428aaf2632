package io.heddle.agent.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Where spans are sent, and how. */
public final class ExporterSettings {

  static final String HTTP_PROTOBUF = "http/protobuf";
  static final String GRPC = "grpc";

  static final Setting<List<String>> TRACES_EXPORTER =
      new Setting<List<String>>(
          "otel.traces.exporter",
          new ChoiceList(
              new Choice(
                  "exporter",
                  new String[] {"otlp", "console", "otlp-file"},
                  new String[] {"zipkin", "logging-otlp"})),
          Collections.singletonList("otlp"),
          "Where spans go: to a collector; to stdout, one line each; to a file, as OTLP/JSON"
              + " lines.");

  static final Setting<String> METRICS_EXPORTER =
      new Setting<String>(
          "otel.metrics.exporter",
          new Text(),
          null,
          "Accepted without a word: there are no metrics yet.");

  static final Setting<String> LOGS_EXPORTER =
      new Setting<String>(
          "otel.logs.exporter",
          new Text(),
          null,
          "Accepted without a word: there are no logs yet.");

  static final Setting<String> ENDPOINT =
      new Setting<String>(
          "otel.exporter.otlp.endpoint",
          new HttpUrl(),
          "http://localhost:4318",
          "The collector; `/v1/traces` is put behind it.");

  static final Setting<String> TRACES_ENDPOINT =
      new Setting<String>(
          "otel.exporter.otlp.traces.endpoint",
          new HttpUrl(),
          null,
          "the value of otel.exporter.otlp.endpoint, with /v1/traces",
          "The same for spans, where it wins and is used as it stands.");

  static final Setting<String> PROTOCOL =
      new Setting<String>(
          "otel.exporter.otlp.protocol",
          new Choice("protocol", new String[] {HTTP_PROTOBUF, "http/json", GRPC}, new String[0]),
          HTTP_PROTOBUF,
          "Only `http/protobuf` is there yet, and stands in for the others. For `grpc` it goes to"
              + " port 4318 where the endpoint says 4317, as collectors listen there.");

  static final Setting<String> TRACES_PROTOCOL =
      Setting.ofSignal(
          "otel.exporter.otlp.traces.protocol", PROTOCOL, "The same for spans, where it wins.");

  static final Setting<Map<String, String>> HEADERS =
      new Setting<Map<String, String>>(
          "otel.exporter.otlp.headers",
          new Headers(),
          null,
          "HTTP headers sent with each request. Their values are never logged.");

  static final Setting<Map<String, String>> TRACES_HEADERS =
      Setting.ofSignal(
          "otel.exporter.otlp.traces.headers", HEADERS, "The same for spans, where it wins.");

  static final Setting<Long> TIMEOUT =
      new Setting<Long>(
          "otel.exporter.otlp.timeout",
          WholeNumber.milliseconds(1, 3_600_000),
          10_000L,
          "How long one request may take.");

  static final Setting<Long> TRACES_TIMEOUT =
      Setting.ofSignal(
          "otel.exporter.otlp.traces.timeout", TIMEOUT, "The same for spans, where it wins.");

  static final Setting<String> COMPRESSION =
      new Setting<String>(
          "otel.exporter.otlp.compression",
          new Choice("compression", new String[] {"none", "gzip"}, new String[0]),
          "none",
          "How requests are compressed.");

  static final Setting<String> TRACES_COMPRESSION =
      Setting.ofSignal(
          "otel.exporter.otlp.traces.compression",
          COMPRESSION,
          "The same for spans, where it wins.");

  static final Setting<String> FILE_PATH =
      new Setting<String>(
          "heddle.exporter.otlp-file.path",
          new Text(),
          "heddle-traces.jsonl",
          "The file that the exporter `otlp-file` writes.");

  static final Setting<Long> FILE_MAX_BYTES =
      new Setting<Long>(
          "heddle.exporter.otlp-file.max-bytes",
          WholeNumber.bytes(1 << 16, 1L << 40),
          64L << 20,
          "How large the file may become before it is renamed to a backup.");

  static final Setting<Long> FILE_BACKUPS =
      new Setting<Long>(
          "heddle.exporter.otlp-file.backups",
          WholeNumber.count(0, 100),
          1L,
          "How many backups are kept.");

  private ExporterSettings() {}
}

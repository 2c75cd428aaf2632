package io.heddle.exporter.otlp;

import io.heddle.exporter.background.ExportResult;
import io.heddle.exporter.background.SpanExporter;
import io.heddle.exporter.queue.SpanBatch;
import io.heddle.exporter.transport.HttpAnswer;
import io.heddle.exporter.transport.HttpSettings;
import io.heddle.exporter.transport.HttpTransport;
import java.io.IOException;

/** The exporter {@code otlp}: OTLP/HTTP with protobuf, as the OTLP specification 1.x says. */
public final class OtlpHttpExporter implements SpanExporter {

  private static final String PROTOBUF = "application/x-protobuf";

  private final GrowingBuffer buffer = new GrowingBuffer();
  private final OtlpProtoEncoder encoder;
  private final HttpTransport transport;
  private final String url;

  /**
   * @throws IOException where the settings' URL or headers cannot be used
   */
  public OtlpHttpExporter(HttpSettings settings, Resource resource, String userAgent)
      throws IOException {
    encoder = new OtlpProtoEncoder(buffer, resource);
    transport = new HttpTransport(settings, PROTOBUF, userAgent);
    url = settings.printableUrl();
  }

  @Override
  public ExportResult export(SpanBatch spans, long deadlineNanos) {
    int unencodable = encoder.encode(spans);
    if (unencodable == spans.size()) {
      return ExportResult.done(unencodable, 0, null);
    }
    try {
      HttpAnswer answer = transport.post(buffer.array(), buffer.size(), deadlineNanos);
      return judge(answer, spans.size() - unencodable, unencodable);
    } catch (IOException noAnswer) {
      return ExportResult.retry(url + ": " + noAnswer, 0);
    }
  }

  private ExportResult judge(HttpAnswer answer, int sent, int unencodable) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return accepted(answer, sent, unencodable);
    }
    String message = url + ": HTTP status " + status;
    return isRetryable(status)
        ? ExportResult.retry(message, answer.retryAfterNanos())
        : ExportResult.rejected(message);
  }

  /** OTLP specification, "Retryable Response Codes". */
  private static boolean isRetryable(int status) {
    return status == 429 || status == 502 || status == 503 || status == 504;
  }

  private static ExportResult accepted(HttpAnswer answer, int sent, int unencodable) {
    String type = answer.contentType();
    PartialSuccess partial =
        type != null && type.startsWith(PROTOBUF)
            ? PartialSuccess.read(answer.body(), answer.bodyLength())
            : PartialSuccess.FULL;
    int rejected = (int) Math.min(partial.rejected(), sent);
    return ExportResult.done(unencodable, rejected, partial.message());
  }

  @Override
  public void abort() {
    transport.abort();
  }

  @Override
  public void close() {
    // The JDK closes connections that are kept alive when they have been idle for a few seconds.
  }
}

package io.heddle.testkit;

import io.heddle.bootstrap.trace.HeddleSpan;
import java.util.List;

/** Spans as a reader of a failed assertion wants them. */
final class SpanText {

  private SpanText() {}

  static String of(List<HeddleSpan> spans) {
    StringBuilder text = new StringBuilder("recorded spans:");
    for (HeddleSpan span : spans) {
      text.append('\n').append(of(span));
    }
    return text.toString();
  }

  static String of(HeddleSpan span) {
    StringBuilder text = new StringBuilder();
    text.append(span).append(" <- ").append(Long.toHexString(span.parentSpanId()));
    text.append(' ').append(span.kind()).append(" '").append(span.name()).append("' ");
    text.append(span.status()).append(' ').append(span.scope()).append(" {");
    for (int i = 0; i < span.attributeCount(); i++) {
      text.append(i == 0 ? "" : ", ").append(span.attributeKey(i).getKey());
      text.append('=').append(span.attributeValue(i));
    }
    return text.append('}').toString();
  }
}

package io.heddle.exporter.otlp;

import io.heddle.bootstrap.trace.HeddleSpan;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceState;
import java.util.Map;

/** What {@code trace.proto} says in numbers or text, the same in protobuf and in JSON. */
final class TraceProto {

  /** SPAN_FLAGS_CONTEXT_HAS_IS_REMOTE_MASK: it is known whether the parent or target is remote. */
  private static final int HAS_IS_REMOTE = 0x100;

  private static final int IS_REMOTE = 0x200;

  private TraceProto() {}

  /** Trace flags in the low byte; whether the parent is remote above it. */
  static int flags(HeddleSpan span) {
    return flags(span.traceFlags(), span.isParentRemote());
  }

  static int flags(SpanContext target) {
    return flags(target.getTraceFlags().asByte(), target.isRemote());
  }

  private static int flags(byte traceFlags, boolean remote) {
    return (traceFlags & 0xFF) | HAS_IS_REMOTE | (remote ? IS_REMOTE : 0);
  }

  static int number(SpanKind kind) {
    switch (kind) {
      case SERVER:
        return 2;
      case CLIENT:
        return 3;
      case PRODUCER:
        return 4;
      case CONSUMER:
        return 5;
      default:
        return 1;
    }
  }

  static int number(StatusCode code) {
    switch (code) {
      case OK:
        return 1;
      case ERROR:
        return 2;
      default:
        return 0;
    }
  }

  /** As in the header {@code tracestate}. */
  static String text(TraceState state) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> entry : state.asMap().entrySet()) {
      if (text.length() > 0) {
        text.append(',');
      }
      text.append(entry.getKey()).append('=').append(entry.getValue());
    }
    return text.toString();
  }
}

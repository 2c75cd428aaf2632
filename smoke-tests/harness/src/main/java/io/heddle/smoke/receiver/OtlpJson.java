package io.heddle.smoke.receiver;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/**
 * A trace export request as one line of OTLP/JSON, as a collector's file exporter writes it.
 *
 * <p>Not protobuf's own JSON mapping: OTLP/JSON has ids in hexadecimal and enums as numbers.
 */
final class OtlpJson {

  private final StringBuilder json = new StringBuilder();

  private OtlpJson() {}

  static String line(ExportTraceServiceRequest request) {
    OtlpJson writer = new OtlpJson();
    writer.json.append("{\"resourceSpans\":");
    writer.array(request.getResourceSpansList(), writer::resourceSpans);
    return writer.json.append('}').toString();
  }

  private void resourceSpans(ResourceSpans spans) {
    json.append("{\"resource\":{\"attributes\":");
    array(spans.getResource().getAttributesList(), this::pair);
    json.append("},\"scopeSpans\":");
    array(spans.getScopeSpansList(), this::scopeSpans);
    json.append('}');
  }

  private void scopeSpans(ScopeSpans spans) {
    json.append("{\"scope\":{\"name\":");
    string(spans.getScope().getName());
    json.append(",\"version\":");
    string(spans.getScope().getVersion());
    json.append("},\"spans\":");
    array(spans.getSpansList(), this::span);
    json.append('}');
  }

  private void span(Span span) {
    json.append('{');
    id("traceId", span.getTraceId());
    id("spanId", span.getSpanId());
    if (!span.getParentSpanId().isEmpty()) {
      id("parentSpanId", span.getParentSpanId());
    }
    json.append("\"flags\":").append(Integer.toUnsignedString(span.getFlags())).append(',');
    if (!span.getTraceState().isEmpty()) {
      json.append("\"traceState\":");
      string(span.getTraceState());
      json.append(',');
    }
    json.append("\"name\":");
    string(span.getName());
    json.append(",\"kind\":").append(span.getKindValue());
    time(",\"startTimeUnixNano\":", span.getStartTimeUnixNano());
    time(",\"endTimeUnixNano\":", span.getEndTimeUnixNano());
    json.append(",\"attributes\":");
    array(span.getAttributesList(), this::pair);
    json.append(",\"events\":");
    array(span.getEventsList(), this::event);
    json.append(",\"status\":{\"code\":").append(span.getStatus().getCodeValue());
    if (!span.getStatus().getMessage().isEmpty()) {
      json.append(",\"message\":");
      string(span.getStatus().getMessage());
    }
    json.append("}}");
  }

  private void event(Span.Event event) {
    json.append("{\"name\":");
    string(event.getName());
    time(",\"timeUnixNano\":", event.getTimeUnixNano());
    json.append(",\"attributes\":");
    array(event.getAttributesList(), this::pair);
    json.append('}');
  }

  private void pair(KeyValue pair) {
    json.append("{\"key\":");
    string(pair.getKey());
    json.append(",\"value\":");
    value(pair.getValue());
    json.append('}');
  }

  private void value(AnyValue value) {
    json.append('{');
    switch (value.getValueCase()) {
      case STRING_VALUE -> {
        json.append("\"stringValue\":");
        string(value.getStringValue());
      }
      case BOOL_VALUE -> json.append("\"boolValue\":").append(value.getBoolValue());
      case INT_VALUE -> json.append("\"intValue\":\"").append(value.getIntValue()).append('"');
      case DOUBLE_VALUE -> json.append("\"doubleValue\":").append(value.getDoubleValue());
      case ARRAY_VALUE -> {
        json.append("\"arrayValue\":{\"values\":");
        array(value.getArrayValue().getValuesList(), this::value);
        json.append('}');
      }
      case KVLIST_VALUE -> {
        json.append("\"kvlistValue\":{\"values\":");
        array(value.getKvlistValue().getValuesList(), this::pair);
        json.append('}');
      }
      case BYTES_VALUE -> {
        json.append("\"bytesValue\":");
        string(Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray()));
      }
      default -> {}
    }
    json.append('}');
  }

  private <T> void array(List<T> items, Consumer<T> write) {
    json.append('[');
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        json.append(',');
      }
      write.accept(items.get(i));
    }
    json.append(']');
  }

  private void id(String key, ByteString bytes) {
    json.append('"').append(key).append("\":\"").append(OtlpDecoder.hex(bytes)).append("\",");
  }

  private void time(String key, long nanos) {
    json.append(key).append('"').append(Long.toUnsignedString(nanos)).append('"');
  }

  private void string(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        default -> {
          if (c < 0x20) {
            json.append(String.format("\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }
}

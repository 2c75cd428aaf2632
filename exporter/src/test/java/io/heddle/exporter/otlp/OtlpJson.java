package io.heddle.exporter.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;

/** Reads OTLP/JSON into the official classes; a field that is not known fails. */
public final class OtlpJson {

  private static final Set<String> SPAN_FIELDS =
      Set.of(
          "traceId",
          "spanId",
          "traceState",
          "parentSpanId",
          "flags",
          "name",
          "kind",
          "startTimeUnixNano",
          "endTimeUnixNano",
          "attributes",
          "droppedAttributesCount",
          "events",
          "droppedEventsCount",
          "links",
          "droppedLinksCount",
          "status");

  private OtlpJson() {}

  public static ExportTraceServiceRequest parse(String line) throws Exception {
    ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
    for (JsonNode node : new ObjectMapper().readTree(line).get("resourceSpans")) {
      ResourceSpans.Builder resourceSpans = request.addResourceSpansBuilder();
      attributes(node.get("resource"), resourceSpans.getResourceBuilder()::addAttributes);
      for (JsonNode scope : node.get("scopeSpans")) {
        scopeSpans(scope, resourceSpans.addScopeSpansBuilder());
      }
    }
    return request.build();
  }

  private static void scopeSpans(JsonNode node, ScopeSpans.Builder builder) {
    builder
        .getScopeBuilder()
        .setName(node.at("/scope/name").asText())
        .setVersion(node.at("/scope/version").asText());
    node.get("spans").forEach(span -> span(span, builder.addSpansBuilder()));
  }

  private static void span(JsonNode node, Span.Builder span) {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!SPAN_FIELDS.contains(name)) {
        throw new AssertionError("unknown field " + name);
      }
    }
    span.setTraceId(hex(node.path("traceId")))
        .setSpanId(hex(node.path("spanId")))
        .setTraceState(node.path("traceState").asText())
        .setParentSpanId(hex(node.path("parentSpanId")))
        .setFlags(node.path("flags").asInt())
        .setName(node.path("name").asText())
        .setKindValue(node.path("kind").asInt())
        .setStartTimeUnixNano(int64(node.path("startTimeUnixNano")))
        .setEndTimeUnixNano(int64(node.path("endTimeUnixNano")))
        .setDroppedAttributesCount(node.path("droppedAttributesCount").asInt())
        .setDroppedEventsCount(node.path("droppedEventsCount").asInt())
        .setDroppedLinksCount(node.path("droppedLinksCount").asInt());
    attributes(node, span::addAttributes);
    node.path("events").forEach(event -> event(event, span.addEventsBuilder()));
    node.path("links").forEach(link -> link(link, span.addLinksBuilder()));
    if (node.path("status").size() > 0) {
      span.getStatusBuilder()
          .setCodeValue(node.at("/status/code").asInt())
          .setMessage(node.at("/status/message").asText());
    }
  }

  private static void event(JsonNode node, Span.Event.Builder event) {
    event.setName(node.path("name").asText()).setTimeUnixNano(int64(node.get("timeUnixNano")));
    attributes(node, event::addAttributes);
  }

  private static void link(JsonNode node, Span.Link.Builder link) {
    link.setTraceId(hex(node.get("traceId")))
        .setSpanId(hex(node.get("spanId")))
        .setTraceState(node.path("traceState").asText())
        .setFlags(node.path("flags").asInt());
    attributes(node, link::addAttributes);
  }

  private static void attributes(JsonNode owner, Consumer<KeyValue> target) {
    owner.path("attributes").forEach(pair -> target.accept(pair(pair)));
  }

  private static KeyValue pair(JsonNode node) {
    return KeyValue.newBuilder()
        .setKey(node.get("key").asText())
        .setValue(any(node.get("value")))
        .build();
  }

  private static AnyValue any(JsonNode node) {
    AnyValue.Builder any = AnyValue.newBuilder();
    if (node.isEmpty()) {
      return any.build();
    }
    String kind = node.fieldNames().next();
    JsonNode value = node.get(kind);
    switch (kind) {
      case "stringValue" -> any.setStringValue(value.textValue());
      case "boolValue" -> any.setBoolValue(value.booleanValue());
      case "intValue" -> any.setIntValue(int64(value));
      case "doubleValue" ->
          any.setDoubleValue(
              value.isTextual() ? Double.parseDouble(value.textValue()) : value.doubleValue());
      case "bytesValue" ->
          any.setBytesValue(
              ByteString.copyFrom(java.util.Base64.getDecoder().decode(value.textValue())));
      case "arrayValue" -> {
        any.getArrayValueBuilder();
        value.get("values").forEach(each -> any.getArrayValueBuilder().addValues(any(each)));
      }
      case "kvlistValue" -> {
        any.getKvlistValueBuilder();
        value.get("values").forEach(each -> any.getKvlistValueBuilder().addValues(pair(each)));
      }
      default -> throw new AssertionError("unknown kind of value " + kind);
    }
    return any.build();
  }

  private static long int64(JsonNode node) {
    if (!node.isTextual()) {
      throw new AssertionError("a 64-bit integer has to be a string: " + node);
    }
    return Long.parseLong(node.textValue());
  }

  private static ByteString hex(JsonNode node) {
    return ByteString.copyFrom(HexFormat.of().parseHex(node.asText()));
  }
}

package io.heddle.exporter.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.heddle.bootstrap.context.propagation.Hex;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.bootstrap.trace.InstrumentationScope;
import io.heddle.bootstrap.trace.SpanEvent;
import io.heddle.bootstrap.trace.SpanLink;
import io.heddle.exporter.queue.SpanBatch;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceState;
import java.io.IOException;
import java.util.List;

/**
 * A batch as OTLP/JSON: the JSON mapping of protobuf, but with ids in hexadecimal and enums as
 * numbers (OTLP specification, "JSON Protobuf Encoding"); 64-bit integers are strings. One line,
 * without a line break at its end. Not thread-safe.
 */
public final class OtlpJsonEncoder {

  private final GrowingBuffer buffer = new GrowingBuffer();
  private final JsonFactory factory =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();
  private final ScopeGroups groups = new ScopeGroups();
  private final char[] id = new char[32];
  private final byte[] head;

  public OtlpJsonEncoder(Resource resource) throws IOException {
    ascii("{\"resourceSpans\":[{\"resource\":");
    try (JsonGenerator json = factory.createGenerator(buffer)) {
      json.writeStartObject();
      JsonAttributes.write(json, resource.attributes());
      json.writeEndObject();
    }
    ascii(",\"scopeSpans\":[");
    head = buffer.copy();
  }

  /** The encoded batch; overwritten by the next. */
  public GrowingBuffer buffer() {
    return buffer;
  }

  /**
   * Replaces the buffer's contents by the batch. What encloses the spans is written as text, so
   * that each span has a generator of its own and can be taken back.
   *
   * @return spans left out because a value of theirs could not be read
   */
  public int encode(SpanBatch batch) throws IOException {
    buffer.reset();
    buffer.write(head);
    int unencodable = 0;
    String separator = "";
    groups.over(batch);
    while (groups.nextScope()) {
      ascii(separator);
      unencodable += scopeSpans(batch);
      separator = ",";
    }
    ascii("]}]}");
    return unencodable;
  }

  private int scopeSpans(SpanBatch batch) throws IOException {
    ascii("{\"scope\":");
    scope(groups.scope());
    ascii(",\"spans\":[");
    int unencodable = 0;
    boolean first = true;
    for (int i = groups.nextSpan(); i >= 0; i = groups.nextSpan()) {
      if (trySpan(batch.get(i), first ? "" : ",")) {
        first = false;
      } else {
        unencodable++;
      }
    }
    ascii("]}");
    return unencodable;
  }

  private void scope(InstrumentationScope scope) throws IOException {
    try (JsonGenerator json = factory.createGenerator(buffer)) {
      json.writeStartObject();
      text(json, "name", scope.name());
      text(json, "version", scope.version());
      json.writeEndObject();
    }
  }

  /** A span whose values throw, such as a list that is being changed, costs itself alone. */
  private boolean trySpan(HeddleSpan span, String separator) throws IOException {
    int before = buffer.size();
    ascii(separator);
    try (JsonGenerator json = factory.createGenerator(buffer)) {
      span(json, span);
      return true;
    } catch (RuntimeException foreign) {
      buffer.cutTo(before);
      return false;
    }
  }

  private void ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      buffer.write(text.charAt(i));
    }
  }

  private void span(JsonGenerator json, HeddleSpan span) throws IOException {
    json.writeStartObject();
    Hex.write(span.traceIdHigh(), id, 0);
    Hex.write(span.traceIdLow(), id, 16);
    id(json, "traceId", 32);
    Hex.write(span.spanId(), id, 0);
    id(json, "spanId", 16);
    traceState(json, span.traceState());
    if (span.parentSpanId() != 0) {
      Hex.write(span.parentSpanId(), id, 0);
      id(json, "parentSpanId", 16);
    }
    json.writeNumberField("flags", TraceProto.flags(span));
    text(json, "name", span.name());
    json.writeNumberField("kind", TraceProto.number(span.kind()));
    json.writeStringField("startTimeUnixNano", Long.toString(span.startEpochNanos()));
    json.writeStringField("endTimeUnixNano", Long.toString(span.endEpochNanos()));
    JsonAttributes.write(json, span);
    count(json, "droppedAttributesCount", span.droppedAttributes());
    events(json, span.events());
    count(json, "droppedEventsCount", span.droppedEvents());
    links(json, span.links());
    count(json, "droppedLinksCount", span.droppedLinks());
    status(json, span);
    json.writeEndObject();
  }

  private void id(JsonGenerator json, String field, int digits) throws IOException {
    json.writeFieldName(field);
    json.writeString(id, 0, digits);
  }

  private void events(JsonGenerator json, List<SpanEvent> events) throws IOException {
    if (events.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("events");
    for (SpanEvent event : events) {
      json.writeStartObject();
      json.writeStringField("timeUnixNano", Long.toString(event.epochNanos()));
      text(json, "name", event.name());
      JsonAttributes.write(json, event.attributes());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void links(JsonGenerator json, List<SpanLink> links) throws IOException {
    if (links.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("links");
    for (SpanLink link : links) {
      SpanContext target = link.target();
      json.writeStartObject();
      json.writeStringField("traceId", target.getTraceId());
      json.writeStringField("spanId", target.getSpanId());
      traceState(json, target.getTraceState());
      JsonAttributes.write(json, link.attributes());
      json.writeNumberField("flags", TraceProto.flags(target));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void status(JsonGenerator json, HeddleSpan span) throws IOException {
    json.writeObjectFieldStart("status");
    if (span.status() != StatusCode.UNSET) {
      text(json, "message", span.statusDescription());
      json.writeNumberField("code", TraceProto.number(span.status()));
    }
    json.writeEndObject();
  }

  private static void traceState(JsonGenerator json, TraceState state) throws IOException {
    if (state != null && !state.isEmpty()) {
      text(json, "traceState", TraceProto.text(state));
    }
  }

  private static void text(JsonGenerator json, String field, String text) throws IOException {
    if (text != null && !text.isEmpty()) {
      json.writeStringField(field, Utf8.valid(text));
    }
  }

  private static void count(JsonGenerator json, String field, int count) throws IOException {
    if (count > 0) {
      json.writeNumberField(field, count);
    }
  }
}

package io.heddle.exporter.otlp;

import static io.heddle.exporter.otlp.ProtoWriter.LARGE;
import static io.heddle.exporter.otlp.ProtoWriter.MEDIUM;
import static io.heddle.exporter.otlp.ProtoWriter.SMALL;

import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.bootstrap.trace.InstrumentationScope;
import io.heddle.bootstrap.trace.SpanEvent;
import io.heddle.bootstrap.trace.SpanLink;
import io.heddle.exporter.queue.SpanBatch;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceState;
import java.util.List;
import java.util.Map;

/**
 * A batch as OTLP's {@code ExportTraceServiceRequest} in protobuf, straight into one reused buffer;
 * no object is made for a span, an event or an attribute. Field numbers are those of {@code
 * trace_service.proto} and {@code trace.proto} (1.11.0). Not thread-safe.
 */
final class OtlpProtoEncoder {

  private static final int REQUEST_RESOURCE_SPANS = 1;
  private static final int RESOURCE_SPANS_RESOURCE = 1;
  private static final int RESOURCE_SPANS_SCOPE_SPANS = 2;
  private static final int RESOURCE_ATTRIBUTES = 1;
  private static final int SCOPE_SPANS_SCOPE = 1;
  private static final int SCOPE_SPANS_SPANS = 2;
  private static final int SCOPE_NAME = 1;
  private static final int SCOPE_VERSION = 2;

  private static final int SPAN_TRACE_ID = 1;
  private static final int SPAN_SPAN_ID = 2;
  private static final int SPAN_TRACE_STATE = 3;
  private static final int SPAN_PARENT_SPAN_ID = 4;
  private static final int SPAN_NAME = 5;
  private static final int SPAN_KIND = 6;
  private static final int SPAN_START_TIME = 7;
  private static final int SPAN_END_TIME = 8;
  private static final int SPAN_ATTRIBUTES = 9;
  private static final int SPAN_DROPPED_ATTRIBUTES = 10;
  private static final int SPAN_EVENTS = 11;
  private static final int SPAN_DROPPED_EVENTS = 12;
  private static final int SPAN_LINKS = 13;
  private static final int SPAN_DROPPED_LINKS = 14;
  private static final int SPAN_STATUS = 15;
  private static final int SPAN_FLAGS = 16;

  private static final int EVENT_TIME = 1;
  private static final int EVENT_NAME = 2;
  private static final int EVENT_ATTRIBUTES = 3;

  private static final int LINK_TRACE_ID = 1;
  private static final int LINK_SPAN_ID = 2;
  private static final int LINK_TRACE_STATE = 3;
  private static final int LINK_ATTRIBUTES = 4;
  private static final int LINK_FLAGS = 6;

  private static final int STATUS_MESSAGE = 2;
  private static final int STATUS_CODE = 3;

  private final GrowingBuffer buffer;
  private final ProtoWriter writer;
  private final ProtoAttributes attributes;
  private final ScopeGroups groups = new ScopeGroups();
  private final byte[] encodedResource;

  OtlpProtoEncoder(GrowingBuffer buffer, Resource resource) {
    this.buffer = buffer;
    this.writer = new ProtoWriter(buffer);
    this.attributes = new ProtoAttributes(writer);
    this.encodedResource = encode(resource);
  }

  private byte[] encode(Resource resource) {
    buffer.reset();
    int start = writer.begin(RESOURCE_SPANS_RESOURCE, MEDIUM);
    for (Map.Entry<String, Object> attribute : resource.attributes().entrySet()) {
      attributes.write(RESOURCE_ATTRIBUTES, attribute.getKey(), attribute.getValue());
    }
    writer.end(start, MEDIUM);
    return buffer.copy();
  }

  /**
   * Replaces the buffer's contents by the batch.
   *
   * @return spans left out because a value of theirs could not be read
   */
  int encode(SpanBatch batch) {
    buffer.reset();
    int unencodable = 0;
    int resourceSpans = writer.begin(REQUEST_RESOURCE_SPANS, LARGE);
    writer.raw(encodedResource);
    groups.over(batch);
    while (groups.nextScope()) {
      int scopeSpans = writer.begin(RESOURCE_SPANS_SCOPE_SPANS, LARGE);
      scope(groups.scope());
      for (int i = groups.nextSpan(); i >= 0; i = groups.nextSpan()) {
        if (!trySpan(batch.get(i))) {
          unencodable++;
        }
      }
      writer.end(scopeSpans, LARGE);
    }
    writer.end(resourceSpans, LARGE);
    return unencodable;
  }

  private void scope(InstrumentationScope scope) {
    int start = writer.begin(SCOPE_SPANS_SCOPE, SMALL);
    writer.optionalString(SCOPE_NAME, scope.name());
    writer.optionalString(SCOPE_VERSION, scope.version());
    writer.end(start, SMALL);
  }

  /** A span whose values throw, such as a list that is being changed, costs itself alone. */
  private boolean trySpan(HeddleSpan span) {
    int before = buffer.size();
    try {
      span(span);
      return true;
    } catch (RuntimeException foreign) {
      buffer.cutTo(before);
      return false;
    }
  }

  private void span(HeddleSpan span) {
    int start = writer.begin(SCOPE_SPANS_SPANS, MEDIUM);
    writer.traceId(SPAN_TRACE_ID, span.traceIdHigh(), span.traceIdLow());
    writer.spanId(SPAN_SPAN_ID, span.spanId());
    traceState(SPAN_TRACE_STATE, span.traceState());
    if (span.parentSpanId() != 0) {
      writer.spanId(SPAN_PARENT_SPAN_ID, span.parentSpanId());
    }
    writer.optionalString(SPAN_NAME, span.name());
    writer.varint(SPAN_KIND, TraceProto.number(span.kind()));
    writer.optionalFixed64(SPAN_START_TIME, span.startEpochNanos());
    writer.optionalFixed64(SPAN_END_TIME, span.endEpochNanos());
    int count = span.attributeCount();
    for (int i = 0; i < count; i++) {
      attributes.write(SPAN_ATTRIBUTES, span.attributeKey(i), span.attributeValue(i));
    }
    writer.optionalVarint(SPAN_DROPPED_ATTRIBUTES, span.droppedAttributes());
    events(span.events());
    writer.optionalVarint(SPAN_DROPPED_EVENTS, span.droppedEvents());
    links(span.links());
    writer.optionalVarint(SPAN_DROPPED_LINKS, span.droppedLinks());
    status(span);
    writer.fixed32(SPAN_FLAGS, TraceProto.flags(span));
    writer.end(start, MEDIUM);
  }

  private void traceState(int field, TraceState state) {
    if (state != null && !state.isEmpty()) {
      writer.string(field, TraceProto.text(state));
    }
  }

  private void events(List<SpanEvent> events) {
    for (int i = 0; i < events.size(); i++) {
      SpanEvent event = events.get(i);
      int start = writer.begin(SPAN_EVENTS, MEDIUM);
      writer.optionalFixed64(EVENT_TIME, event.epochNanos());
      writer.optionalString(EVENT_NAME, event.name());
      attributes.write(EVENT_ATTRIBUTES, event.attributes());
      writer.end(start, MEDIUM);
    }
  }

  private void links(List<SpanLink> links) {
    for (int i = 0; i < links.size(); i++) {
      SpanLink link = links.get(i);
      SpanContext target = link.target();
      int start = writer.begin(SPAN_LINKS, SMALL);
      writer.bytes(LINK_TRACE_ID, target.getTraceIdBytes());
      writer.bytes(LINK_SPAN_ID, target.getSpanIdBytes());
      traceState(LINK_TRACE_STATE, target.getTraceState());
      attributes.write(LINK_ATTRIBUTES, link.attributes());
      writer.fixed32(LINK_FLAGS, TraceProto.flags(target));
      writer.end(start, SMALL);
    }
  }

  private void status(HeddleSpan span) {
    if (span.status() == StatusCode.UNSET) {
      return;
    }
    int start = writer.begin(SPAN_STATUS, SMALL);
    writer.optionalString(STATUS_MESSAGE, span.statusDescription());
    writer.varint(STATUS_CODE, TraceProto.number(span.status()));
    writer.end(start, SMALL);
  }
}

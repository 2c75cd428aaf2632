package io.heddle.bootstrap.context.propagation;

import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.trace.IdentifiedSpan;
import io.heddle.bootstrap.trace.RemoteSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;

/**
 * W3C Trace Context: the headers {@code traceparent} and {@code tracestate}. Stateless. A header
 * that breaks a rule of the recommendation is ignored as a whole, and nothing is thrown.
 */
public final class TraceContextPropagator implements TextMapPropagator {

  private static final String TRACEPARENT = "traceparent";
  private static final String TRACESTATE = "tracestate";
  private static final Collection<String> FIELDS = Arrays.asList(TRACEPARENT, TRACESTATE);

  /** Length of {@code 00-<32 hex>-<16 hex>-<2 hex>}. */
  private static final int LENGTH = 55;

  private static final int TRACE_ID = 3;
  private static final int SPAN_ID = 36;
  private static final int FLAGS = 53;

  @Override
  public Collection<String> fields() {
    return FIELDS;
  }

  @Override
  public <C> void inject(Context context, C carrier, TextMapSetter<C> setter) {
    if (!(context instanceof HeddleContext) || setter == null) {
      return;
    }
    IdentifiedSpan identified = identified(((HeddleContext) context).span());
    if (identified == null) {
      return;
    }
    setter.set(carrier, TRACEPARENT, format(identified));
    TraceState state = identified.traceState();
    if (state != null && !state.isEmpty()) {
      setter.set(carrier, TRACESTATE, TraceStateText.format(state));
    }
  }

  private static IdentifiedSpan identified(Span span) {
    if (span == null || span instanceof IdentifiedSpan) {
      return (IdentifiedSpan) span;
    }
    return RemoteSpan.of(span.getSpanContext());
  }

  private static String format(IdentifiedSpan span) {
    char[] text = new char[LENGTH];
    text[0] = '0';
    text[1] = '0';
    text[2] = '-';
    Hex.write(span.traceIdHigh(), text, TRACE_ID);
    Hex.write(span.traceIdLow(), text, TRACE_ID + 16);
    text[SPAN_ID - 1] = '-';
    Hex.write(span.spanId(), text, SPAN_ID);
    text[FLAGS - 1] = '-';
    Hex.writeByte(span.traceFlags(), text, FLAGS);
    return new String(text);
  }

  @Override
  public <C> Context extract(Context context, C carrier, TextMapGetter<C> getter) {
    if (!(context instanceof HeddleContext) || getter == null) {
      return context;
    }
    Iterator<String> parents = getter.getAll(carrier, TRACEPARENT);
    if (!parents.hasNext()) {
      return context;
    }
    String header = parents.next();
    // Two parents contradict each other; neither can be believed.
    if (header == null || parents.hasNext()) {
      return context;
    }
    RemoteSpan parent =
        parse(header.trim(), TraceStateText.parse(getter.getAll(carrier, TRACESTATE)));
    return parent == null ? context : ((HeddleContext) context).withSpan(parent);
  }

  /** Null where the header is not valid. */
  private static RemoteSpan parse(String header, TraceState state) {
    if (header.length() < LENGTH
        || header.charAt(TRACE_ID - 1) != '-'
        || header.charAt(SPAN_ID - 1) != '-'
        || header.charAt(FLAGS - 1) != '-'
        || !Hex.isLowerHex(header, 0, 2)
        || !Hex.isLowerHex(header, TRACE_ID, 32)
        || !Hex.isLowerHex(header, SPAN_ID, 16)
        || !Hex.isLowerHex(header, FLAGS, 2)) {
      return null;
    }
    int version = (int) Hex.parse(header, 0, 2);
    // Version 255 is forbidden; version 0 has nothing after the flags; a later one may, after a
    // dash.
    if (version == 255
        || (version == 0 && header.length() != LENGTH)
        || (header.length() > LENGTH && header.charAt(LENGTH) != '-')) {
      return null;
    }
    long high = Hex.parse(header, TRACE_ID, 16);
    long low = Hex.parse(header, TRACE_ID + 16, 16);
    long spanId = Hex.parse(header, SPAN_ID, 16);
    if ((high == 0 && low == 0) || spanId == 0) {
      return null;
    }
    return new RemoteSpan(high, low, spanId, (byte) Hex.parse(header, FLAGS, 2), state);
  }
}

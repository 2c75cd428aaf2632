package io.heddle.bootstrap.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;

/**
 * A span whose identity is held as numbers: 128 bits of trace id in two longs, 64 bits of span id.
 * Hexadecimal text is made only when a header or the API asks for it.
 */
public abstract class IdentifiedSpan implements Span {

  /** Flag bit of W3C Trace Context: the caller may have recorded this trace. */
  public static final byte SAMPLED = 1;

  private final long traceIdHigh;
  private final long traceIdLow;
  private final long spanId;
  private final byte traceFlags;
  private final TraceState traceState;

  IdentifiedSpan(
      long traceIdHigh, long traceIdLow, long spanId, byte traceFlags, TraceState traceState) {
    this.traceIdHigh = traceIdHigh;
    this.traceIdLow = traceIdLow;
    this.spanId = spanId;
    this.traceFlags = traceFlags;
    this.traceState = traceState;
  }

  public final long traceIdHigh() {
    return traceIdHigh;
  }

  public final long traceIdLow() {
    return traceIdLow;
  }

  public final long spanId() {
    return spanId;
  }

  /** The trace flags of W3C Trace Context, as the byte in its header. */
  public final byte traceFlags() {
    return traceFlags;
  }

  public final boolean isSampled() {
    return (traceFlags & SAMPLED) != 0;
  }

  /** Vendor entries carried with the trace; null where there are none. */
  public final TraceState traceState() {
    return traceState;
  }

  /** Whether this span was started in another process. */
  public abstract boolean isRemote();

  @Override
  public final SpanContext getSpanContext() {
    String traceId = TraceId.fromLongs(traceIdHigh, traceIdLow);
    String id = SpanId.fromLong(spanId);
    TraceFlags flags = TraceFlags.fromByte(traceFlags);
    TraceState state = traceState == null ? TraceState.getDefault() : traceState;
    return isRemote()
        ? SpanContext.createFromRemoteParent(traceId, id, flags, state)
        : SpanContext.create(traceId, id, flags, state);
  }

  @Override
  public String toString() {
    return TraceId.fromLongs(traceIdHigh, traceIdLow) + "-" + SpanId.fromLong(spanId);
  }
}

package io.heddle.bootstrap.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceState;
import java.util.concurrent.TimeUnit;

/** The parent that a request brought along: identity only, records nothing. Immutable. */
public final class RemoteSpan extends IdentifiedSpan {

  private final boolean remote;

  /** A span of another process, as read from a header. */
  public RemoteSpan(
      long traceIdHigh, long traceIdLow, long spanId, byte traceFlags, TraceState traceState) {
    this(traceIdHigh, traceIdLow, spanId, traceFlags, traceState, true);
  }

  private RemoteSpan(
      long traceIdHigh,
      long traceIdLow,
      long spanId,
      byte traceFlags,
      TraceState traceState,
      boolean remote) {
    super(traceIdHigh, traceIdLow, spanId, traceFlags, traceState);
    this.remote = remote;
  }

  /** The identity of a span that another implementation of the API made; null where invalid. */
  public static RemoteSpan of(SpanContext context) {
    if (!context.isValid()) {
      return null;
    }
    String traceId = context.getTraceId();
    return new RemoteSpan(
        Long.parseUnsignedLong(traceId.substring(0, 16), 16),
        Long.parseUnsignedLong(traceId.substring(16), 16),
        Long.parseUnsignedLong(context.getSpanId(), 16),
        context.getTraceFlags().asByte(),
        context.getTraceState().isEmpty() ? null : context.getTraceState(),
        context.isRemote());
  }

  @Override
  public boolean isRemote() {
    return remote;
  }

  @Override
  public boolean isRecording() {
    return false;
  }

  @Override
  public <T> Span setAttribute(AttributeKey<T> key, T value) {
    return this;
  }

  @Override
  public Span addEvent(String name, Attributes attributes) {
    return this;
  }

  @Override
  public Span addEvent(String name, Attributes attributes, long timestamp, TimeUnit unit) {
    return this;
  }

  @Override
  public Span setStatus(StatusCode statusCode, String description) {
    return this;
  }

  @Override
  public Span recordException(Throwable exception, Attributes additionalAttributes) {
    return this;
  }

  @Override
  public Span updateName(String name) {
    return this;
  }

  @Override
  public void end() {
    // Ended where it was started.
  }

  @Override
  public void end(long timestamp, TimeUnit unit) {
    // Ended where it was started.
  }
}

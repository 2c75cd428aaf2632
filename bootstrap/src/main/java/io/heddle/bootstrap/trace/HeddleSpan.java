package io.heddle.bootstrap.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One unit of work in this process. Recording: thread-safe until {@link #end()}; afterwards every
 * call does nothing, so an exporter reads it without a lock. Never pooled or reused.
 *
 * <p>Attributes are a flat array of key, value, key, value; lists for events and links exist only
 * once there is one. A span that is not sampled carries its identity and nothing else.
 */
public final class HeddleSpan extends IdentifiedSpan {

  private static final Object[] NO_ATTRIBUTES = {};
  private static final int FIRST_CAPACITY = 2 * 8;

  private final Tracing tracing;
  private final InstrumentationScope scope;
  private final SpanKind kind;
  private final long parentSpanId;
  private final boolean parentRemote;
  private final SpanClock clock;
  private final long startEpochNanos;

  private String name;
  private Object[] attributes = NO_ATTRIBUTES;
  private int attributesUsed;
  private int droppedAttributes;
  private List<SpanEvent> events;
  private int droppedEvents;
  private List<SpanLink> links;
  private int droppedLinks;
  private StatusCode status = StatusCode.UNSET;
  private String statusDescription;
  private long endEpochNanos;
  // Written last in end(), read first by every other call: publishes the rest.
  private volatile boolean recording;

  HeddleSpan(
      Tracing tracing,
      InstrumentationScope scope,
      String name,
      SpanKind kind,
      IdentifiedSpan parent,
      long traceIdHigh,
      long traceIdLow,
      long spanId,
      byte traceFlags,
      TraceState traceState) {
    super(traceIdHigh, traceIdLow, spanId, traceFlags, traceState);
    this.tracing = tracing;
    this.scope = scope;
    this.name = name;
    this.kind = kind;
    this.parentSpanId = parent == null ? 0 : parent.spanId();
    this.parentRemote = parent != null && parent.isRemote();
    if (isSampled()) {
      this.clock = clockOf(parent);
      this.startEpochNanos = clock.now();
      this.recording = true;
    } else {
      this.clock = null;
      this.startEpochNanos = 0;
    }
  }

  private static SpanClock clockOf(IdentifiedSpan parent) {
    if (parent instanceof HeddleSpan && ((HeddleSpan) parent).clock != null) {
      return ((HeddleSpan) parent).clock;
    }
    return new SpanClock();
  }

  @Override
  public boolean isRemote() {
    return false;
  }

  @Override
  public boolean isRecording() {
    return recording;
  }

  /** Shorter than the API's for woven code, which knows the type of its value. */
  public void set(AttributeKey<String> key, String value) {
    if (value != null) {
      put(key, value);
    }
  }

  /** As {@link #set(AttributeKey, String)}, for integers. */
  public void set(AttributeKey<Long> key, long value) {
    put(key, value);
  }

  @Override
  public <T> Span setAttribute(AttributeKey<T> key, T value) {
    if (key != null && value != null && !key.getKey().isEmpty()) {
      put(key, value);
    }
    return this;
  }

  private void put(AttributeKey<?> key, Object value) {
    if (!recording) {
      return;
    }
    Object limited;
    try {
      limited = AttributeLimits.limit(value, tracing.limits().valueLength());
    } catch (RuntimeException unreadable) {
      dropAttribute();
      return;
    }
    synchronized (this) {
      if (!recording) {
        return;
      }
      int used = attributesUsed;
      for (int i = 0; i < used; i += 2) {
        if (attributes[i] == key
            || ((AttributeKey<?>) attributes[i]).getKey().equals(key.getKey())) {
          attributes[i] = key;
          attributes[i + 1] = limited;
          return;
        }
      }
      if (used / 2 >= tracing.limits().attributes()) {
        droppedAttributes++;
        return;
      }
      if (used == attributes.length) {
        Object[] grown = new Object[used == 0 ? FIRST_CAPACITY : used * 2];
        System.arraycopy(attributes, 0, grown, 0, used);
        attributes = grown;
      }
      attributes[used] = key;
      attributes[used + 1] = limited;
      attributesUsed = used + 2;
    }
  }

  /** A list of the application's own class that cannot be copied is counted and left out. */
  private synchronized void dropAttribute() {
    if (recording) {
      droppedAttributes++;
    }
  }

  @Override
  public Span addEvent(String eventName, Attributes eventAttributes) {
    return recording ? addEventAt(eventName, eventAttributes, clock.now()) : this;
  }

  @Override
  public Span addEvent(
      String eventName, Attributes eventAttributes, long timestamp, TimeUnit unit) {
    if (!recording || unit == null) {
      return this;
    }
    return addEventAt(
        eventName, eventAttributes, timestamp == 0 ? clock.now() : unit.toNanos(timestamp));
  }

  private Span addEventAt(String eventName, Attributes eventAttributes, long epochNanos) {
    if (eventName == null) {
      return this;
    }
    Attributes limited = limited(eventAttributes);
    synchronized (this) {
      if (!recording) {
        return this;
      }
      if (events == null) {
        events = new ArrayList<SpanEvent>(1);
      }
      if (events.size() >= tracing.limits().events()) {
        droppedEvents++;
      } else {
        events.add(
            new SpanEvent(eventName, epochNanos, limited, dropped(eventAttributes, limited)));
      }
    }
    return this;
  }

  @Override
  public Span addLink(SpanContext target, Attributes linkAttributes) {
    if (!recording || target == null || !target.isValid()) {
      return this;
    }
    Attributes limited = limited(linkAttributes);
    synchronized (this) {
      if (!recording) {
        return this;
      }
      if (links == null) {
        links = new ArrayList<SpanLink>(1);
      }
      if (links.size() >= tracing.limits().links()) {
        droppedLinks++;
      } else {
        links.add(new SpanLink(target, limited, dropped(linkAttributes, limited)));
      }
    }
    return this;
  }

  private static int dropped(Attributes given, Attributes limited) {
    return given == null ? 0 : given.size() - limited.size();
  }

  private Attributes limited(Attributes given) {
    return given == null
        ? Attributes.empty()
        : AttributeLimits.limit(given, tracing.limits().valueLength());
  }

  /** Specification, "Set Status": UNSET is ignored, OK is final, a description only with ERROR. */
  @Override
  public Span setStatus(StatusCode code, String description) {
    if (!recording || code == null || code == StatusCode.UNSET) {
      return this;
    }
    synchronized (this) {
      if (recording && status != StatusCode.OK) {
        status = code;
        statusDescription =
            code == StatusCode.ERROR && description != null && !description.isEmpty()
                ? description
                : null;
      }
    }
    return this;
  }

  @Override
  public Span recordException(Throwable exception, Attributes additionalAttributes) {
    if (!recording || exception == null) {
      return this;
    }
    return addEventAt(
        "exception", ExceptionAttributes.of(exception, additionalAttributes), clock.now());
  }

  @Override
  public Span updateName(String newName) {
    if (recording && newName != null) {
      synchronized (this) {
        if (recording) {
          name = newName;
        }
      }
    }
    return this;
  }

  @Override
  public void end() {
    if (recording) {
      endAt(clock.now());
    }
  }

  @Override
  public void end(long timestamp, TimeUnit unit) {
    if (recording) {
      endAt(timestamp == 0 || unit == null ? clock.now() : unit.toNanos(timestamp));
    }
  }

  private void endAt(long epochNanos) {
    synchronized (this) {
      if (!recording) {
        return;
      }
      endEpochNanos = epochNanos;
      recording = false;
    }
    tracing.sink().accept(this);
  }

  // What exporters read, once the span has ended.

  public InstrumentationScope scope() {
    return scope;
  }

  /** Safe at any time, since a name may be read to build another. */
  public synchronized String name() {
    return name;
  }

  public SpanKind kind() {
    return kind;
  }

  /** 0 where the span is a root. */
  public long parentSpanId() {
    return parentSpanId;
  }

  public boolean isParentRemote() {
    return parentRemote;
  }

  /** Nanoseconds since 1970-01-01T00:00:00Z. */
  public long startEpochNanos() {
    return startEpochNanos;
  }

  /** Nanoseconds since 1970-01-01T00:00:00Z; 0 before the end. */
  public long endEpochNanos() {
    return endEpochNanos;
  }

  public int attributeCount() {
    return attributesUsed / 2;
  }

  /**
   * @param index from 0 to {@link #attributeCount()} - 1
   */
  public AttributeKey<?> attributeKey(int index) {
    return (AttributeKey<?>) attributes[2 * index];
  }

  /** The value belonging to {@link #attributeKey}, of the class that the key's type says. */
  public Object attributeValue(int index) {
    return attributes[2 * index + 1];
  }

  public int droppedAttributes() {
    return droppedAttributes;
  }

  public List<SpanEvent> events() {
    return events == null ? Collections.<SpanEvent>emptyList() : events;
  }

  public int droppedEvents() {
    return droppedEvents;
  }

  public List<SpanLink> links() {
    return links == null ? Collections.<SpanLink>emptyList() : links;
  }

  public int droppedLinks() {
    return droppedLinks;
  }

  public StatusCode status() {
    return status;
  }

  /** Null where there is none. */
  public String statusDescription() {
    return statusDescription;
  }
}

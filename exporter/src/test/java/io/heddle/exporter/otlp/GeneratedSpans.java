package io.heddle.exporter.otlp;

import com.google.protobuf.ByteString;
import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.bootstrap.trace.InstrumentationScope;
import io.heddle.bootstrap.trace.RemoteSpan;
import io.heddle.bootstrap.trace.SpanLimits;
import io.heddle.exporter.TestSpans;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Spans of every shape, each beside the message of {@code opentelemetry-proto} that it has to
 * become. The expectation is built from what was put in, not from what the span says.
 */
final class GeneratedSpans {

  /** A span as recorded, and as it has to arrive. */
  record Pair(InstrumentationScope scope, HeddleSpan span, Span expected) {}

  private static final SpanLimits LIMITS = new SpanLimits(12, Integer.MAX_VALUE, 4, 3);

  private static final String[] TEXTS = {
    "",
    "GET /cart",
    "naïve café",
    "値段は¥100",
    "emoji 🧵 and 👩‍🚀",
    "control \u0000\u001f\n\t\"quoted\" \\ \u2028",
    "x".repeat(127),
    "y".repeat(128),
    "é".repeat(64),
    "z".repeat(20_000),
    "漢".repeat(6_000)
  };

  private final Random random;

  GeneratedSpans(long seed) {
    random = new Random(seed);
  }

  Pair next() {
    InstrumentationScope scope =
        new InstrumentationScope("io.heddle.lib" + random.nextInt(4), oneOf("1", "2", null));
    SpanKind kind = SpanKind.values()[random.nextInt(SpanKind.values().length)];
    String name = text();
    Span.Builder expected = Span.newBuilder().setName(name);
    HeddleContext context = parent(expected);
    HeddleSpan span = TestSpans.started(scope, name, kind, context, LIMITS);
    expected.setKindValue(kind.ordinal() + 1);
    expected.setStartTimeUnixNano(span.startEpochNanos());
    SpanContext identity = span.getSpanContext();
    expected.setTraceId(bytes(identity.getTraceIdBytes()));
    expected.setSpanId(bytes(identity.getSpanIdBytes()));
    attributes(span, expected);
    events(span, expected);
    links(span, expected);
    status(span, expected);
    end(span, expected);
    return new Pair(scope, span, expected.build());
  }

  private HeddleContext parent(Span.Builder expected) {
    int flags = 0x1 | 0x100;
    HeddleContext context = HeddleContext.ROOT;
    switch (random.nextInt(3)) {
      case 0:
        break;
      case 1:
        HeddleSpan local = TestSpans.started("parent");
        expected.setParentSpanId(bytes(local.getSpanContext().getSpanIdBytes()));
        context = context.withSpan(local);
        break;
      default:
        TraceState state =
            random.nextBoolean()
                ? null
                : TraceState.builder().put("vendor", "a:b;c").put("t@x", "1").build();
        RemoteSpan remote =
            new RemoteSpan(random.nextLong(), 1, random.nextLong() | 1, (byte) 1, state);
        expected.setParentSpanId(bytes(remote.getSpanContext().getSpanIdBytes()));
        if (state != null) {
          expected.setTraceState("t@x=1,vendor=a:b;c");
        }
        flags |= 0x200;
        context = context.withSpan(remote);
    }
    expected.setFlags(flags);
    return context;
  }

  private void attributes(HeddleSpan span, Span.Builder expected) {
    int count = random.nextInt(16);
    for (int i = 0; i < count; i++) {
      Attribute attribute = attribute("key." + i);
      attribute.putOn(span);
      if (i < LIMITS.attributes()) {
        expected.addAttributes(attribute.expected());
      }
    }
    expected.setDroppedAttributesCount(Math.max(0, count - LIMITS.attributes()));
  }

  private void events(HeddleSpan span, Span.Builder expected) {
    int count = random.nextInt(3) * random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String name = text();
      long time = 1_700_000_000_000_000_000L + random.nextInt();
      Span.Event.Builder event = Span.Event.newBuilder().setName(name).setTimeUnixNano(time);
      List<Attribute> attributes = sorted(random.nextInt(4));
      span.addEvent(name, build(attributes), time, TimeUnit.NANOSECONDS);
      attributes.forEach(attribute -> event.addAttributes(attribute.expected()));
      if (i < LIMITS.events()) {
        expected.addEvents(event);
      }
    }
    expected.setDroppedEventsCount(Math.max(0, count - LIMITS.events()));
  }

  private void links(HeddleSpan span, Span.Builder expected) {
    int count = random.nextInt(2) * random.nextInt(6);
    for (int i = 0; i < count; i++) {
      SpanContext target = linkTarget();
      Span.Link.Builder link =
          Span.Link.newBuilder()
              .setTraceId(bytes(target.getTraceIdBytes()))
              .setSpanId(bytes(target.getSpanIdBytes()))
              .setTraceState(target.getTraceState().isEmpty() ? "" : "k=v")
              .setFlags((target.isSampled() ? 1 : 0) | 0x100 | (target.isRemote() ? 0x200 : 0));
      List<Attribute> attributes = sorted(random.nextInt(3));
      span.addLink(target, build(attributes));
      attributes.forEach(attribute -> link.addAttributes(attribute.expected()));
      if (i < LIMITS.links()) {
        expected.addLinks(link);
      }
    }
    expected.setDroppedLinksCount(Math.max(0, count - LIMITS.links()));
  }

  private SpanContext linkTarget() {
    String traceId = String.format("%016x%016x", random.nextLong(), random.nextLong() | 1);
    String spanId = String.format("%016x", random.nextLong() | 1);
    TraceFlags flags = random.nextBoolean() ? TraceFlags.getSampled() : TraceFlags.getDefault();
    TraceState state =
        random.nextBoolean() ? TraceState.getDefault() : TraceState.builder().put("k", "v").build();
    return random.nextBoolean()
        ? SpanContext.create(traceId, spanId, flags, state)
        : SpanContext.createFromRemoteParent(traceId, spanId, flags, state);
  }

  private void status(HeddleSpan span, Span.Builder expected) {
    switch (random.nextInt(4)) {
      case 0:
        span.setStatus(StatusCode.OK);
        expected.setStatus(Status.newBuilder().setCodeValue(1));
        break;
      case 1:
        span.setStatus(StatusCode.ERROR);
        expected.setStatus(Status.newBuilder().setCodeValue(2));
        break;
      case 2:
        span.setStatus(StatusCode.ERROR, "no café");
        expected.setStatus(Status.newBuilder().setCodeValue(2).setMessage("no café"));
        break;
      default:
    }
  }

  private void end(HeddleSpan span, Span.Builder expected) {
    if (random.nextBoolean()) {
      span.end();
      expected.setEndTimeUnixNano(span.endEpochNanos());
    } else {
      long end = span.startEpochNanos() + random.nextInt(1_000_000);
      span.end(end, TimeUnit.NANOSECONDS);
      expected.setEndTimeUnixNano(end);
    }
  }

  /** The API's {@link Attributes} sort by key; so does this. */
  private List<Attribute> sorted(int count) {
    List<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      attributes.add(attribute("attribute" + i));
    }
    return attributes;
  }

  private static Attributes build(List<Attribute> attributes) {
    AttributesBuilder builder = Attributes.builder();
    attributes.forEach(attribute -> attribute.putInto(builder));
    return builder.build();
  }

  private record Attribute(AttributeKey<Object> key, Object value, AnyValue any) {

    @SuppressWarnings("unchecked")
    static Attribute of(AttributeKey<?> key, Object value, AnyValue any) {
      return new Attribute((AttributeKey<Object>) key, value, any);
    }

    void putOn(HeddleSpan span) {
      span.setAttribute(key, value);
    }

    void putInto(AttributesBuilder builder) {
      builder.put(key, value);
    }

    io.opentelemetry.proto.common.v1.KeyValue expected() {
      return io.opentelemetry.proto.common.v1.KeyValue.newBuilder()
          .setKey(key.getKey())
          .setValue(any)
          .build();
    }
  }

  private Attribute attribute(String key) {
    switch (random.nextInt(9)) {
      case 0:
        String text = text();
        return Attribute.of(AttributeKey.stringKey(key), text, any(text));
      case 1:
        long number = number();
        return Attribute.of(AttributeKey.longKey(key), number, any(number));
      case 2:
        boolean flag = random.nextBoolean();
        return Attribute.of(AttributeKey.booleanKey(key), flag, any(flag));
      case 3:
        double decimal = decimal();
        return Attribute.of(AttributeKey.doubleKey(key), decimal, any(decimal));
      case 4:
        List<String> texts = List.of(text(), text());
        return Attribute.of(AttributeKey.stringArrayKey(key), texts, array(texts));
      case 5:
        List<Long> numbers = random.nextBoolean() ? List.of() : List.of(number(), number());
        return Attribute.of(AttributeKey.longArrayKey(key), numbers, array(numbers));
      case 6:
        List<Boolean> flags = List.of(true, false, random.nextBoolean());
        return Attribute.of(AttributeKey.booleanArrayKey(key), flags, array(flags));
      case 7:
        List<Double> decimals = List.of(decimal(), decimal());
        return Attribute.of(AttributeKey.doubleArrayKey(key), decimals, array(decimals));
      default:
        AnyValue.Builder any = AnyValue.newBuilder();
        Value<?> value = value(any, 0);
        return Attribute.of(AttributeKey.valueKey(key), value, any.build());
    }
  }

  private Value<?> value(AnyValue.Builder any, int depth) {
    switch (random.nextInt(depth < 4 ? 8 : 5)) {
      case 0:
        String text = text();
        any.setStringValue(text);
        return Value.of(text);
      case 1:
        long number = number();
        any.setIntValue(number);
        return Value.of(number);
      case 2:
        any.setBoolValue(false);
        return Value.of(false);
      case 3:
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        any.setBytesValue(ByteString.copyFrom(bytes));
        return Value.of(bytes);
      case 4:
        return Value.empty();
      case 5:
        double decimal = decimal();
        any.setDoubleValue(decimal);
        return Value.of(decimal);
      case 6:
        return listValue(any, depth);
      default:
        return mapValue(any, depth);
    }
  }

  private Value<?> listValue(AnyValue.Builder any, int depth) {
    List<Value<?>> elements = new ArrayList<>();
    ArrayValue.Builder array = ArrayValue.newBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      elements.add(value(array.addValuesBuilder(), depth + 1));
    }
    any.setArrayValue(array);
    return Value.of(elements);
  }

  private Value<?> mapValue(AnyValue.Builder any, int depth) {
    Map<String, Value<?>> entries = new LinkedHashMap<>();
    KeyValueList.Builder list = KeyValueList.newBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      AnyValue.Builder element = AnyValue.newBuilder();
      entries.put("k" + i, value(element, depth + 1));
      list.addValues(
          io.opentelemetry.proto.common.v1.KeyValue.newBuilder().setKey("k" + i).setValue(element));
    }
    any.setKvlistValue(list);
    KeyValue[] pairs =
        entries.entrySet().stream()
            .map(entry -> KeyValue.of(entry.getKey(), entry.getValue()))
            .toArray(KeyValue[]::new);
    return Value.of(pairs);
  }

  private static AnyValue array(List<?> elements) {
    ArrayValue.Builder array = ArrayValue.newBuilder();
    elements.forEach(element -> array.addValues(any(element)));
    return AnyValue.newBuilder().setArrayValue(array).build();
  }

  private static AnyValue any(Object value) {
    AnyValue.Builder any = AnyValue.newBuilder();
    if (value instanceof String text) {
      any.setStringValue(text);
    } else if (value instanceof Long number) {
      any.setIntValue(number);
    } else if (value instanceof Boolean flag) {
      any.setBoolValue(flag);
    } else if (value instanceof Double decimal) {
      any.setDoubleValue(decimal);
    }
    return any.build();
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  private long number() {
    return oneOf(0L, 1L, -1L, 127L, 128L, Long.MIN_VALUE, Long.MAX_VALUE, random.nextLong());
  }

  private double decimal() {
    return oneOf(
        0.0,
        -0.0,
        1.5,
        Double.NaN,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        random.nextDouble());
  }

  @SafeVarargs
  private final <T> T oneOf(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static ByteString bytes(byte[] bytes) {
    return ByteString.copyFrom(ByteBuffer.wrap(bytes));
  }
}

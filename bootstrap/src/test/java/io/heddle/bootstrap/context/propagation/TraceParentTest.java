package io.heddle.bootstrap.context.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.trace.RemoteSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** W3C Trace Context level 1, section 3.2: the header {@code traceparent}. */
class TraceParentTest {

  private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN_ID = "b7ad6b7169203331";
  private static final String VALID = "00-" + TRACE_ID + "-" + SPAN_ID + "-01";

  private static RemoteSpan extract(String header) {
    return new Headers().with("traceparent", header).extracted();
  }

  @Test
  void valid_isTheRemoteParent() {
    SpanContext parent = extract(VALID).getSpanContext();

    assertThat(parent.getTraceId()).isEqualTo(TRACE_ID);
    assertThat(parent.getSpanId()).isEqualTo(SPAN_ID);
    assertThat(parent.isSampled()).isTrue();
    assertThat(parent.isRemote()).isTrue();
    assertThat(parent.getTraceState().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-" + TRACE_ID + "-" + SPAN_ID + "-00",
        "00-" + TRACE_ID + "-" + SPAN_ID + "-02",
        "00-" + TRACE_ID + "-" + SPAN_ID + "-fe"
      })
  void flagsWithoutTheSampledBit_areNotSampled(String header) {
    assertThat(extract(header).isSampled()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-" + TRACE_ID + "-" + SPAN_ID + "-03",
        "00-" + TRACE_ID + "-" + SPAN_ID + "-ff",
        "00-ffffffffffffffffffffffffffffffff-ffffffffffffffff-01",
        "00-00000000000000000000000000000001-0000000000000001-01",
        "00-10000000000000000000000000000000-1000000000000000-01",
        // A later version: what is known of it is read as version 0.
        "01-" + TRACE_ID + "-" + SPAN_ID + "-01",
        "cc-" + TRACE_ID + "-" + SPAN_ID + "-01",
        "fe-" + TRACE_ID + "-" + SPAN_ID + "-01",
        "cc-" + TRACE_ID + "-" + SPAN_ID + "-01-",
        "cc-" + TRACE_ID + "-" + SPAN_ID + "-01-what-the-future-will-be-like",
        // Optional white space around the value (RFC 9110, 5.5).
        " " + VALID,
        VALID + "\t",
        " \t " + VALID + " \t "
      })
  void allowed_isSampled(String header) {
    assertThat(extract(header)).isNotNull();
    assertThat(extract(header).isSampled()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "00",
        "garbage",
        // Version.
        "ff-" + TRACE_ID + "-" + SPAN_ID + "-01",
        "0-" + TRACE_ID + "-" + SPAN_ID + "-01",
        "000-" + TRACE_ID + "-" + SPAN_ID + "-01",
        ".0-" + TRACE_ID + "-" + SPAN_ID + "-01",
        "0x-" + TRACE_ID + "-" + SPAN_ID + "-01",
        "CC-" + TRACE_ID + "-" + SPAN_ID + "-01",
        // Version 0 ends with the flags; a later one goes on only after a dash.
        VALID + "-",
        VALID + "-00",
        VALID + ".0",
        "cc-" + TRACE_ID + "-" + SPAN_ID + "-01.what-the-future-will-be-like",
        "cc-" + TRACE_ID + "-" + SPAN_ID + "-010",
        // Trace id: all zero, upper case, no hexadecimal, too short, too long.
        "00-00000000000000000000000000000000-" + SPAN_ID + "-01",
        "00-0AF7651916CD43DD8448EB211C80319C-" + SPAN_ID + "-01",
        "00-.af7651916cd43dd8448eb211c80319c-" + SPAN_ID + "-01",
        "00-0af7651916cd43dd8448eb211c80319g-" + SPAN_ID + "-01",
        "00-0af7651916cd43dd8448eb211c80319-" + SPAN_ID + "-01",
        "00-0af7651916cd43dd8448eb211c80319-" + SPAN_ID + "-011",
        "00-0af7651916cd43dd8448eb211c80319cc-" + SPAN_ID + "-01",
        // Span id.
        "00-" + TRACE_ID + "-0000000000000000-01",
        "00-" + TRACE_ID + "-B7AD6B7169203331-01",
        "00-" + TRACE_ID + "-.7ad6b7169203331-01",
        "00-" + TRACE_ID + "-b7ad6b716920333-01",
        "00-" + TRACE_ID + "-b7ad6b71692033311-01",
        // Flags.
        "00-" + TRACE_ID + "-" + SPAN_ID,
        "00-" + TRACE_ID + "-" + SPAN_ID + "-",
        "00-" + TRACE_ID + "-" + SPAN_ID + "-1",
        "00-" + TRACE_ID + "-" + SPAN_ID + "-001",
        "00-" + TRACE_ID + "-" + SPAN_ID + "-.0",
        "00-" + TRACE_ID + "-" + SPAN_ID + "-0F",
        // Delimiters.
        "00_" + TRACE_ID + "_" + SPAN_ID + "_01",
        "00-" + TRACE_ID + "-" + SPAN_ID + "_01",
        "00-" + TRACE_ID + " " + SPAN_ID + "-01",
        // Digits of other scripts.
        "00-" + TRACE_ID + "-" + SPAN_ID + "-0\u0661",
        // Two in one header.
        VALID + "," + VALID
      })
  void forbidden_isIgnored(String header) {
    assertThat(extract(header)).isNull();
  }

  @Test
  void everyShorterOrLongerValue_isIgnored() {
    for (int length = 0; length < VALID.length(); length++) {
      assertThat(extract(VALID.substring(0, length))).isNull();
    }
    for (int more = 1; more < 100; more++) {
      assertThat(extract(VALID + "0".repeat(more))).isNull();
    }
  }

  @Test
  void headerName_isOfAnyCase() {
    assertThat(new Headers().with("TraceParent", VALID).extracted()).isNotNull();
  }

  @Test
  void absentOrNull_isNoParent() {
    assertThat(new Headers().extracted()).isNull();
    assertThat(extract(null)).isNull();
  }

  @Test
  void twoHeaders_areBothIgnored_evenWhereTheyAgree() {
    assertThat(new Headers().with("traceparent", VALID).with("traceparent", VALID).extracted())
        .isNull();
  }

  @Test
  void extract_keepsWhatElseIsInTheContext() {
    ContextKey<String> key = ContextKey.named("key");
    Headers headers = new Headers().with("traceparent", VALID);
    Context context =
        new TraceContextPropagator()
            .extract(HeddleContext.ROOT.with(key, "stays"), headers, headers);

    assertThat(context.get(key)).isEqualTo("stays");
    assertThat(Span.fromContext(context).getSpanContext().getSpanId()).isEqualTo(SPAN_ID);
  }

  @Test
  void ignoredHeader_leavesTheContextsSpan() {
    HeddleContext context = HeddleContext.ROOT.withSpan(extract(VALID));
    Headers headers = new Headers().with("traceparent", "garbage");

    assertThat(new TraceContextPropagator().extract(context, headers, headers)).isSameAs(context);
    assertThat(new TraceContextPropagator().extract(context, headers, null)).isSameAs(context);
  }

  @Test
  void inject_writesWhatWasRead() {
    assertThat(Headers.injected(extract(VALID))).isEqualTo("traceparent: " + VALID + "\n");
  }

  @Test
  void inject_writesAllDigits() {
    RemoteSpan small = new RemoteSpan(0, 1, 1, (byte) 0, null);
    RemoteSpan large = new RemoteSpan(-1, -1, -1, (byte) -1, null);

    assertThat(Headers.injected(small))
        .isEqualTo("traceparent: 00-00000000000000000000000000000001-0000000000000001-00\n");
    assertThat(Headers.injected(large))
        .isEqualTo("traceparent: 00-ffffffffffffffffffffffffffffffff-ffffffffffffffff-ff\n");
  }

  @Test
  void inject_spanOfAnotherImplementation_isPassedOnToo() {
    Span foreign =
        Span.wrap(
            SpanContext.create(
                TRACE_ID, SPAN_ID, TraceFlags.getSampled(), TraceState.getDefault()));

    assertThat(Headers.injected(foreign)).isEqualTo("traceparent: " + VALID + "\n");
  }

  @Test
  void inject_withoutAValidSpan_writesNothing() {
    assertThat(Headers.injected(null)).isEmpty();
    assertThat(Headers.injected(Span.getInvalid())).isEmpty();
    new TraceContextPropagator().inject(HeddleContext.ROOT.withSpan(extract(VALID)), "", null);
  }

  @Test
  void fields_areBothHeaders() {
    assertThat(new TraceContextPropagator().fields()).containsExactly("traceparent", "tracestate");
  }

  @Test
  void damagedHeader_neverThrows_andIsEitherIgnoredOrValid() {
    Random random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      StringBuilder damaged = new StringBuilder(VALID);
      for (int n = random.nextInt(4); n >= 0; n--) {
        damage(damaged, random);
      }
      RemoteSpan parent = extract(damaged.toString());
      assertThat(parent == null || parent.getSpanContext().isValid()).isTrue();
    }
  }

  private static void damage(StringBuilder text, Random random) {
    int at = random.nextInt(text.length());
    switch (random.nextInt(4)) {
      case 0 -> text.setCharAt(at, (char) random.nextInt(0x110));
      case 1 -> text.insert(at, "-0fF ".charAt(random.nextInt(5)));
      case 2 -> text.setLength(Math.max(1, at));
      default -> text.deleteCharAt(at).append('0');
    }
  }
}

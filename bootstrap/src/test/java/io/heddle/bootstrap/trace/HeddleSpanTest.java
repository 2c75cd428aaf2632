package io.heddle.bootstrap.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeddleSpanTest {

  private static final AttributeKey<String> KEY = AttributeKey.stringKey("key");
  private static final SpanContext OTHER =
      SpanContext.create(
          "0af7651916cd43dd8448eb211c80319c",
          "b7ad6b7169203331",
          TraceFlags.getSampled(),
          TraceState.getDefault());

  private final EndedSpans spans = new EndedSpans();
  private final HeddleSpan span = spans.root();

  @Test
  void start_recordsWhatItWasGiven() {
    assertThat(span.isRecording()).isTrue();
    assertThat(span.isRemote()).isFalse();
    assertThat(span.name()).isEqualTo("name");
    assertThat(span.kind()).isEqualTo(SpanKind.INTERNAL);
    assertThat(span.scope()).isSameAs(EndedSpans.SCOPE);
    assertThat(span.status()).isEqualTo(StatusCode.UNSET);
    assertThat(span.attributeCount()).isZero();
    assertThat(span.events()).isEmpty();
    assertThat(span.links()).isEmpty();
    assertThat(span.endEpochNanos()).isZero();
  }

  @Test
  void end_deliversTheSpanOnce() {
    span.end();
    span.end();
    span.end(1, TimeUnit.SECONDS);

    assertThat(spans.all()).containsExactly(span);
    assertThat(span.isRecording()).isFalse();
  }

  @Test
  void end_withATime_isThatTime() {
    span.end(Instant.ofEpochSecond(5, 7));

    assertThat(span.endEpochNanos()).isEqualTo(5_000_000_007L);
  }

  @Test
  void end_withTimeZeroOrNoUnit_isNow() {
    span.end(0, TimeUnit.NANOSECONDS);
    HeddleSpan other = spans.root();
    other.end(5, null);

    assertThat(span.endEpochNanos()).isGreaterThanOrEqualTo(span.startEpochNanos());
    assertThat(other.endEpochNanos()).isGreaterThanOrEqualTo(other.startEpochNanos());
  }

  @Test
  void everyCallAfterEnd_changesNothing() {
    span.end();
    long end = span.endEpochNanos();

    span.setAttribute(KEY, "late");
    span.set(KEY, "late");
    span.set(AttributeKey.longKey("n"), 1);
    span.addEvent("late");
    span.addEvent("late", 1, TimeUnit.SECONDS);
    span.addLink(OTHER);
    span.setStatus(StatusCode.ERROR, "late");
    span.recordException(new IllegalStateException());
    span.updateName("late");

    assertThat(span.attributeCount()).isZero();
    assertThat(span.events()).isEmpty();
    assertThat(span.links()).isEmpty();
    assertThat(span.status()).isEqualTo(StatusCode.UNSET);
    assertThat(span.name()).isEqualTo("name");
    assertThat(span.endEpochNanos()).isEqualTo(end);
  }

  @Test
  void timesOfASpanItsEventsAndItsChildren_neverGoBack() {
    HeddleSpan child = spans.childOf(span);
    child.addEvent("event");
    child.end();
    span.end();

    assertThat(child.startEpochNanos()).isGreaterThanOrEqualTo(span.startEpochNanos());
    assertThat(child.events().get(0).epochNanos()).isGreaterThanOrEqualTo(child.startEpochNanos());
    assertThat(child.endEpochNanos())
        .isGreaterThanOrEqualTo(child.events().get(0).epochNanos())
        .isLessThanOrEqualTo(span.endEpochNanos());
  }

  @Test
  void updateName_replacesTheName_andNullDoesNothing() {
    span.updateName("new").updateName(null);

    assertThat(span.name()).isEqualTo("new");
  }

  @Test
  void status_unsetIsIgnored() {
    span.setStatus(StatusCode.ERROR, "why").setStatus(StatusCode.UNSET).setStatus(null, "x");

    assertThat(span.status()).isEqualTo(StatusCode.ERROR);
    assertThat(span.statusDescription()).isEqualTo("why");
  }

  @Test
  void status_okIsFinal_andForgetsTheDescription() {
    span.setStatus(StatusCode.ERROR, "why").setStatus(StatusCode.OK, "fine");
    span.setStatus(StatusCode.ERROR, "again");

    assertThat(span.status()).isEqualTo(StatusCode.OK);
    assertThat(span.statusDescription()).isNull();
  }

  @Test
  void status_laterErrorReplacesAnEarlierOne() {
    span.setStatus(StatusCode.ERROR, "first").setStatus(StatusCode.ERROR, "second");

    assertThat(span.statusDescription()).isEqualTo("second");
    assertThat(span.setStatus(StatusCode.ERROR, "")).isSameAs(span);
    assertThat(span.statusDescription()).isNull();
  }

  @Test
  void addEvent_keepsNameTimeAndAttributes() {
    span.addEvent("one", Attributes.of(KEY, "v"), 3, TimeUnit.MILLISECONDS);
    span.addEvent("two", (Attributes) null);

    assertThat(span.events()).extracting(SpanEvent::name).containsExactly("one", "two");
    assertThat(span.events().get(0).epochNanos()).isEqualTo(3_000_000);
    assertThat(span.events().get(0).attributes().get(KEY)).isEqualTo("v");
    assertThat(span.events().get(1).attributes().isEmpty()).isTrue();
  }

  @Test
  void addEvent_withoutNameOrUnit_doesNothing() {
    span.addEvent(null);
    span.addEvent("one", Attributes.empty(), 3, null);

    assertThat(span.events()).isEmpty();
  }

  @Test
  void addLink_keepsTargetAndAttributes() {
    span.addLink(OTHER).addLink(OTHER, Attributes.of(KEY, "v"));

    assertThat(span.links()).extracting(SpanLink::target).containsExactly(OTHER, OTHER);
    assertThat(span.links().get(1).attributes().get(KEY)).isEqualTo("v");
  }

  @Test
  void addLink_toNothingOrAnInvalidSpan_doesNothing() {
    span.addLink(null).addLink(SpanContext.getInvalid(), Attributes.of(KEY, "v"));

    assertThat(span.links()).isEmpty();
  }

  @Test
  void toString_isTheIdentity() {
    assertThat(span.toString())
        .isEqualTo(span.getSpanContext().getTraceId() + "-" + span.getSpanContext().getSpanId());
  }
}

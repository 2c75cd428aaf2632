package io.heddle.bootstrap.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.trace.RemoteSpan;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import org.junit.jupiter.api.Test;

class HeddleContextTest {

  private static final ContextKey<String> ONE = ContextKey.named("key");
  private static final ContextKey<String> TWO = ContextKey.named("key");
  private static final Span SPAN = new RemoteSpan(1, 2, 3, (byte) 1, null);
  private static final int SHAPE = 1;
  private static final int OTHER_SHAPE = 2;

  @Test
  void with_addsAnEntry_andLeavesTheOldContextAsItWas() {
    HeddleContext one = HeddleContext.ROOT.with(ONE, "1");
    HeddleContext both = one.with(TWO, "2");

    assertThat(HeddleContext.ROOT.get(ONE)).isNull();
    assertThat(one.get(ONE)).isEqualTo("1");
    assertThat(one.get(TWO)).isNull();
    assertThat(both.get(ONE)).isEqualTo("1");
    assertThat(both.get(TWO)).isEqualTo("2");
  }

  @Test
  void with_aPresentKey_replacesItsValueInTheNewContextOnly() {
    HeddleContext one = HeddleContext.ROOT.with(ONE, "1").with(TWO, "2");
    HeddleContext replaced = one.with(ONE, "new").with(TWO, null);

    assertThat(replaced.get(ONE)).isEqualTo("new");
    assertThat(replaced.get(TWO)).isNull();
    assertThat(one.get(ONE)).isEqualTo("1");
  }

  @Test
  void nullKey_holdsNothing() {
    assertThat(HeddleContext.ROOT.with((ContextKey<String>) null, "x"))
        .isSameAs(HeddleContext.ROOT);
    assertThat(HeddleContext.ROOT.<String>get(null)).isNull();
  }

  @Test
  void spanStoredThroughTheApi_isTheContextsOwn() {
    HeddleContext context = (HeddleContext) HeddleContext.ROOT.with(SPAN);

    assertThat(context.span()).isSameAs(SPAN);
    assertThat(Span.fromContext(context)).isSameAs(SPAN);
  }

  @Test
  void spanOfTheContext_isSeenThroughTheApi() {
    assertThat(Span.fromContext(HeddleContext.ROOT.withSpan(SPAN))).isSameAs(SPAN);
    assertThat(Span.fromContextOrNull(HeddleContext.ROOT)).isNull();
    assertThat(Span.fromContext(HeddleContext.ROOT)).isSameAs(Span.getInvalid());
  }

  @Test
  void withSpan_keepsTheEntries() {
    Baggage baggage = Baggage.builder().put("user", "ada").build();
    Context context = HeddleContext.ROOT.with(baggage).with(ONE, "1").with(SPAN);

    assertThat(Baggage.fromContext(context)).isEqualTo(baggage);
    assertThat(context.get(ONE)).isEqualTo("1");
  }

  @Test
  void shapes_areThoseInForce_untilReplaced() {
    HeddleContext context = HeddleContext.ROOT.withSpan(SPAN, SHAPE);

    assertThat(context.holdsShape(SHAPE)).isTrue();
    assertThat(context.holdsShape(OTHER_SHAPE)).isFalse();
    assertThat(context.withSpan(SPAN).with(ONE, "1").shapes()).isEqualTo(SHAPE);
    assertThat(((HeddleContext) context.with(SPAN)).shapes()).isEqualTo(SHAPE);
    assertThat(context.withSpan(SPAN, OTHER_SHAPE).shapes()).isEqualTo(OTHER_SHAPE);
  }

  @Test
  void suppressed_holdsEveryShape_andRootNone() {
    for (int bit = 0; bit < 32; bit++) {
      assertThat(HeddleContext.SUPPRESSED.holdsShape(1 << bit)).isTrue();
      assertThat(HeddleContext.ROOT.holdsShape(1 << bit)).isFalse();
    }
  }
}

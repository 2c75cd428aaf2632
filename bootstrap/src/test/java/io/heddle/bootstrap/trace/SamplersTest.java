package io.heddle.bootstrap.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SamplersTest {

  private static final RemoteSpan SAMPLED = new RemoteSpan(1, 2, 3, IdentifiedSpan.SAMPLED, null);
  private static final RemoteSpan UNSAMPLED = new RemoteSpan(1, 2, 3, (byte) 0, null);

  @Test
  void constant_asksNobody() {
    assertThat(decide(Samplers.alwaysOn(), UNSAMPLED, 0)).isTrue();
    assertThat(decide(Samplers.alwaysOff(), SAMPLED, 0)).isFalse();
  }

  @Test
  void parentBased_followsTheParent_andAsksTheRootSamplerOtherwise() {
    assertThat(decide(Samplers.parentBased(Samplers.alwaysOff()), SAMPLED, 0)).isTrue();
    assertThat(decide(Samplers.parentBased(Samplers.alwaysOn()), UNSAMPLED, 0)).isFalse();
    assertThat(decide(Samplers.parentBased(Samplers.alwaysOn()), null, 0)).isTrue();
    assertThat(decide(Samplers.parentBased(Samplers.alwaysOff()), null, 0)).isFalse();
  }

  @Test
  void ratioOfZeroAndOne_takesNoneAndAll() {
    for (long low : new long[] {0, 1, -1, Long.MIN_VALUE, (1L << 56) - 1, 1L << 56}) {
      assertThat(decide(Samplers.traceIdRatio(0), null, low)).isFalse();
      assertThat(decide(Samplers.traceIdRatio(1), null, low)).isTrue();
    }
  }

  @Test
  void ratio_takesAboutThatShare_andTheSameTracesEverywhere() {
    Sampler tenth = Samplers.traceIdRatio(0.1);
    Sampler half = Samplers.traceIdRatio(0.5);
    Random random = new Random(42);
    int taken = 0;
    for (int i = 0; i < 100_000; i++) {
      long low = random.nextLong();
      boolean sampled = decide(tenth, null, low);
      taken += sampled ? 1 : 0;
      if (sampled) {
        assertThat(decide(half, null, low)).isTrue();
      }
    }

    assertThat(taken).isBetween(9_500, 10_500);
  }

  private static boolean decide(Sampler sampler, IdentifiedSpan parent, long traceIdLow) {
    return sampler.isSampled(parent, 1, traceIdLow, "name", SpanKind.SERVER);
  }
}

package io.heddle.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.context.propagation.TraceContextPropagator;
import io.heddle.bootstrap.trace.IdentifiedSpan;
import io.heddle.bootstrap.trace.RemoteSpan;
import io.heddle.bootstrap.trace.Sampler;
import io.heddle.bootstrap.trace.SpanLimits;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceConfigurationTest {

  private static final IdentifiedSpan SAMPLED =
      new RemoteSpan(1, 1, 1, IdentifiedSpan.SAMPLED, null);
  private static final IdentifiedSpan NOT_SAMPLED = new RemoteSpan(1, 1, 1, (byte) 0, null);

  private final GivenConfiguration given = new GivenConfiguration();

  @ParameterizedTest
  @CsvSource({
    "always_on,             true,  true,  true",
    "always_off,            false, false, false",
    "traceidratio,          false, false, false",
    "parentbased_always_on, true,  true,  false",
    "parentbased_always_off, false, true, false",
    "parentbased_traceidratio, false, true, false",
    "nonsense,              true,  true,  false"
  })
  void sampler_decidesForRootAndParents(
      String name, boolean root, boolean sampledParent, boolean unsampledParent) {
    given.property(TraceSettings.SAMPLER, name).property(TraceSettings.SAMPLER_ARG, "0");
    Sampler sampler = TraceConfiguration.sampler(given.load());

    assertThat(decision(sampler, null)).isEqualTo(root);
    assertThat(decision(sampler, SAMPLED)).isEqualTo(sampledParent);
    assertThat(decision(sampler, NOT_SAMPLED)).isEqualTo(unsampledParent);
  }

  private static boolean decision(Sampler sampler, IdentifiedSpan parent) {
    return sampler.isSampled(parent, 1, 1, "span", SpanKind.INTERNAL);
  }

  @Test
  void argumentOfSamplerWithoutOne_isNotComplainedAbout() {
    given.property(TraceSettings.SAMPLER, "always_on").property(TraceSettings.SAMPLER_ARG, "7");

    TraceConfiguration.sampler(given.load());

    assertThat(given.lines).isEmpty();
  }

  @Test
  void limits_default() {
    SpanLimits limits = TraceConfiguration.spanLimits(given.load());

    assertThat(limits).usingRecursiveComparison().isEqualTo(SpanLimits.DEFAULT);
  }

  @Test
  void limits_thoseOfSpansWin() {
    given.property(TraceSettings.ATTRIBUTE_COUNT_LIMIT, "1");
    given.property(TraceSettings.SPAN_ATTRIBUTE_COUNT_LIMIT, "2");
    given.property(TraceSettings.ATTRIBUTE_VALUE_LENGTH_LIMIT, "3");
    given.property(TraceSettings.SPAN_EVENT_COUNT_LIMIT, "4");
    given.property(TraceSettings.SPAN_LINK_COUNT_LIMIT, "5");

    assertThat(TraceConfiguration.spanLimits(given.load()))
        .usingRecursiveComparison()
        .isEqualTo(new SpanLimits(2, 3, 4, 5));
  }

  @Test
  void limitOfSpansIsBad_theCommonOneHolds() {
    given.property(TraceSettings.ATTRIBUTE_COUNT_LIMIT, "7");
    given.property(TraceSettings.SPAN_ATTRIBUTE_COUNT_LIMIT, "-7");

    assertThat(TraceConfiguration.spanLimits(given.load()).attributes()).isEqualTo(7);
    assertThat(given.lines).hasSize(1);
  }

  @Test
  void propagator_traceContextUnlessSwitchedOff() {
    assertThat(TraceConfiguration.propagator(given.load()))
        .isInstanceOf(TraceContextPropagator.class);

    given.property(TraceSettings.PROPAGATORS, "none");
    assertThat(TraceConfiguration.propagator(given.load())).isSameAs(TextMapPropagator.noop());
  }
}

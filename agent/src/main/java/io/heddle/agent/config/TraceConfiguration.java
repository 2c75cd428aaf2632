package io.heddle.agent.config;

import io.heddle.bootstrap.context.propagation.TraceContextPropagator;
import io.heddle.bootstrap.trace.Sampler;
import io.heddle.bootstrap.trace.Samplers;
import io.heddle.bootstrap.trace.SpanLimits;
import io.opentelemetry.context.propagation.TextMapPropagator;

/** Makes the parts of the recording core from {@link TraceSettings}. */
public final class TraceConfiguration {

  private static final String PARENT_BASED = "parentbased_";

  private TraceConfiguration() {}

  public static Sampler sampler(Configuration configuration) {
    String name = configuration.get(TraceSettings.SAMPLER);
    return name.startsWith(PARENT_BASED)
        ? Samplers.parentBased(root(name.substring(PARENT_BASED.length()), configuration))
        : root(name, configuration);
  }

  private static Sampler root(String name, Configuration configuration) {
    if (name.equals("always_off")) {
      return Samplers.alwaysOff();
    }
    // Only here is the argument a ratio, and only here may it be called a bad one.
    return name.equals("traceidratio")
        ? Samplers.traceIdRatio(configuration.get(TraceSettings.SAMPLER_ARG))
        : Samplers.alwaysOn();
  }

  public static SpanLimits spanLimits(Configuration configuration) {
    Long valueLength =
        configuration.get(
            TraceSettings.SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT,
            TraceSettings.ATTRIBUTE_VALUE_LENGTH_LIMIT);
    Long attributes =
        configuration.get(
            TraceSettings.SPAN_ATTRIBUTE_COUNT_LIMIT, TraceSettings.ATTRIBUTE_COUNT_LIMIT);
    return new SpanLimits(
        attributes.intValue(),
        valueLength == null ? Integer.MAX_VALUE : valueLength.intValue(),
        configuration.get(TraceSettings.SPAN_EVENT_COUNT_LIMIT).intValue(),
        configuration.get(TraceSettings.SPAN_LINK_COUNT_LIMIT).intValue());
  }

  public static TextMapPropagator propagator(Configuration configuration) {
    return configuration.get(TraceSettings.PROPAGATORS).contains("tracecontext")
        ? new TraceContextPropagator()
        : TextMapPropagator.noop();
  }
}

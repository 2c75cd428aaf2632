package io.heddle.agent.config;

import java.util.Arrays;
import java.util.List;

/** What is recorded, how much of it, and how it travels between services. */
public final class TraceSettings {

  static final Setting<String> SAMPLER =
      new Setting<String>(
          "otel.traces.sampler",
          new Choice(
              "sampler",
              new String[] {
                "always_on",
                "always_off",
                "traceidratio",
                "parentbased_always_on",
                "parentbased_always_off",
                "parentbased_traceidratio"
              },
              new String[] {"jaeger_remote", "parentbased_jaeger_remote", "xray"}),
          "parentbased_always_on",
          "Which traces are recorded. `parentbased_`: as the caller decided, where there is one.");

  static final Setting<Double> SAMPLER_ARG =
      new Setting<Double>(
          "otel.traces.sampler.arg",
          new Ratio(),
          1.0,
          "The share of traces that `traceidratio` and `parentbased_traceidratio` record.");

  static final Setting<List<String>> PROPAGATORS =
      new Setting<List<String>>(
          "otel.propagators",
          new ChoiceList(
              new Choice(
                  "propagator",
                  new String[] {"tracecontext", "baggage"},
                  new String[] {"b3", "b3multi", "jaeger", "xray", "ottrace"})),
          Arrays.asList("tracecontext", "baggage"),
          "The headers that carry a trace to other services. `baggage` is accepted, and not"
              + " carried yet.");

  static final Setting<Long> ATTRIBUTE_VALUE_LENGTH_LIMIT =
      new Setting<Long>(
          "otel.attribute.value.length.limit",
          WholeNumber.count(0, Integer.MAX_VALUE),
          null,
          "Characters of a text value; what is longer is cut.");

  static final Setting<Long> SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT =
      Setting.ofSignal(
          "otel.span.attribute.value.length.limit",
          ATTRIBUTE_VALUE_LENGTH_LIMIT,
          "The same for spans, where it wins.");

  static final Setting<Long> ATTRIBUTE_COUNT_LIMIT =
      new Setting<Long>(
          "otel.attribute.count.limit",
          WholeNumber.count(0, Integer.MAX_VALUE),
          128L,
          "Attributes of a span; what is over is dropped and counted on the span.");

  static final Setting<Long> SPAN_ATTRIBUTE_COUNT_LIMIT =
      Setting.ofSignal(
          "otel.span.attribute.count.limit",
          ATTRIBUTE_COUNT_LIMIT,
          "The same for spans, where it wins.");

  static final Setting<Long> SPAN_EVENT_COUNT_LIMIT =
      new Setting<Long>(
          "otel.span.event.count.limit",
          WholeNumber.count(0, Integer.MAX_VALUE),
          128L,
          "Events of a span; what is over is dropped and counted on the span.");

  static final Setting<Long> SPAN_LINK_COUNT_LIMIT =
      new Setting<Long>(
          "otel.span.link.count.limit",
          WholeNumber.count(0, Integer.MAX_VALUE),
          128L,
          "Links of a span; what is over is dropped and counted on the span.");

  private TraceSettings() {}
}

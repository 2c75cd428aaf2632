package io.heddle.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GoodValueTest {

  static Stream<Arguments> goodValues() {
    return Stream.of(
        arguments(AgentSettings.ENABLED, "FALSE", false),
        arguments(TraceSettings.SAMPLER, "TraceIdRatio", "traceidratio"),
        arguments(TraceSettings.SAMPLER_ARG, "0.25", 0.25),
        arguments(TraceSettings.SAMPLER_ARG, "1e-3", 0.001),
        arguments(TraceSettings.PROPAGATORS, "none", List.of()),
        arguments(TraceSettings.PROPAGATORS, " baggage ,,baggage", List.of("baggage")),
        arguments(TraceSettings.ATTRIBUTE_VALUE_LENGTH_LIMIT, "0", 0L),
        arguments(ExporterSettings.TRACES_EXPORTER, "otlp,CONSOLE", List.of("otlp", "console")),
        arguments(ExporterSettings.TIMEOUT, "250", 250L),
        arguments(ExporterSettings.TIMEOUT, "250ms", 250L),
        arguments(ExporterSettings.TIMEOUT, "2 s", 2000L),
        arguments(ExporterSettings.TIMEOUT, "1m", 60_000L),
        arguments(QueueSettings.MAX_QUEUE_BYTES, "8M", 8L << 20),
        arguments(ExporterSettings.HEADERS, "Api-Key = a b%3D ,x=", Map.of("Api-Key", "a b=")),
        arguments(
            ResourceSettings.RESOURCE_ATTRIBUTES,
            "service.name=caf%C3%A9+%2C,team=a=b,,",
            Map.of("service.name", "caf\u00e9+,", "team", "a=b")),
        arguments(ExporterSettings.ENDPOINT, "HTTP://otel_collector", "http://otel_collector"),
        arguments(ExporterSettings.ENDPOINT, "https://[::1]:4318/a/", "https://[::1]:4318/a/"),
        arguments(ExporterSettings.TRACES_ENDPOINT, "http://c:1/in?key=v", "http://c:1/in?key=v"));
  }

  @ParameterizedTest(name = "{0}={1}")
  @MethodSource("goodValues")
  void goodValue_isInForceSilently(Setting<?> setting, String text, Object value) {
    GivenConfiguration given = new GivenConfiguration().property(setting, text);
    Configuration configuration = given.load();

    Object inForce = configuration.get(setting);

    assertThat(inForce).isEqualTo(value);
    assertThat(configuration.isSet(setting)).isTrue();
    assertThat(given.lines).isEmpty();
  }
}

package io.heddle.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad value: one line with setting, value, origin and substitute; nothing thrown. */
class BadValueTest {

  static Stream<Arguments> badValues() {
    return Stream.of(
        bad(AgentSettings.ENABLED, "maybe", true, "is neither true nor false", "true"),
        bad(AgentSettings.SDK_DISABLED, "1", false, "is neither true nor false", "false"),
        bad(AgentSettings.LOGGING, "syslog", "simple", "is no known kind of log", "simple"),
        bad(AgentSettings.LOGGING, "application", "simple", "is not supported yet", "simple"),
        bad(
            TraceSettings.SAMPLER,
            "jaeger_remote",
            "parentbased_always_on",
            "is not supported yet",
            "parentbased_always_on"),
        bad(TraceSettings.SAMPLER_ARG, "7", 1.0, "is not from 0 to 1", "1.0"),
        bad(TraceSettings.SAMPLER_ARG, "-0.1", 1.0, "is not from 0 to 1", "1.0"),
        bad(TraceSettings.SAMPLER_ARG, "NaN", 1.0, "is not from 0 to 1", "1.0"),
        bad(TraceSettings.SAMPLER_ARG, "abc", 1.0, "is no number", "1.0"),
        bad(
            TraceSettings.PROPAGATORS,
            "tracecontext, b3,smoke",
            List.of("tracecontext"),
            "\"b3\" is not supported yet, \"smoke\" is no known propagator",
            "tracecontext"),
        bad(
            TraceSettings.PROPAGATORS,
            "smoke",
            List.of("tracecontext", "baggage"),
            "\"smoke\" is no known propagator",
            "tracecontext,baggage"),
        bad(TraceSettings.SPAN_LINK_COUNT_LIMIT, "-1", 128L, "is below 0", "128"),
        bad(TraceSettings.ATTRIBUTE_COUNT_LIMIT, "99999999999", 128L, "is above 2147483647", "128"),
        bad(
            TraceSettings.SPAN_ATTRIBUTE_COUNT_LIMIT,
            "many",
            null,
            "is no whole number",
            "the value of otel.attribute.count.limit"),
        bad(
            ExporterSettings.TRACES_EXPORTER,
            "kafka",
            List.of("otlp"),
            "\"kafka\" is no known exporter",
            "otlp"),
        bad(
            ExporterSettings.TRACES_EXPORTER,
            "zipkin,console",
            List.of("console"),
            "\"zipkin\" is not supported yet",
            "console"),
        bad(
            ExporterSettings.TRACES_EXPORTER,
            "none,console",
            List.of("console"),
            "has none beside others",
            "console"),
        bad(
            ExporterSettings.PROTOCOL,
            "carrier-pigeon",
            "http/protobuf",
            "is no known protocol",
            "http/protobuf"),
        bad(ExporterSettings.COMPRESSION, "zstd", "none", "is no known compression", "none"),
        bad(
            ExporterSettings.ENDPOINT,
            "localhost:4318",
            "http://localhost:4318",
            "is no URL (it takes the form http://host:port)",
            "http://localhost:4318"),
        bad(
            ExporterSettings.ENDPOINT,
            "ftp://collector",
            "http://localhost:4318",
            "has a scheme other than http and https",
            "http://localhost:4318"),
        bad(
            ExporterSettings.TRACES_ENDPOINT,
            "http://",
            null,
            "is no URL: it needs a host, and a port from 1 to 65535 if any",
            "the value of otel.exporter.otlp.endpoint, with /v1/traces"),
        bad(ExporterSettings.TIMEOUT, "-5", 10_000L, "is below 1", "10000"),
        bad(ExporterSettings.TIMEOUT, "5 parsecs", 10_000L, "is no whole number", "10000"),
        bad(QueueSettings.MAX_QUEUE_SIZE, "-2048", 2048L, "is below 1", "2048"),
        bad(QueueSettings.MAX_QUEUE_SIZE, "0", 2048L, "is below 1", "2048"),
        bad(QueueSettings.MAX_QUEUE_SIZE, "2000000000", 2048L, "is above 1048576", "2048"),
        bad(
            QueueSettings.MAX_QUEUE_SIZE,
            "99999999999999999999",
            2048L,
            "is no whole number",
            "2048"),
        bad(
            ResourceSettings.RESOURCE_ATTRIBUTES,
            "a=b,c",
            Map.of("a", "b"),
            "member 2 is not of the form key=value",
            "the others"),
        bad(
            ResourceSettings.RESOURCE_ATTRIBUTES,
            "a=100%,=x",
            null,
            "member 1 has a % without two hexadecimal digits, member 2 is not of the form"
                + " key=value",
            "none"));
  }

  private static <T> Arguments bad(
      Setting<T> setting, String value, T used, String complaint, String usedText) {
    return arguments(setting, value, used, complaint, usedText);
  }

  @ParameterizedTest(name = "{0}={1}")
  @MethodSource("badValues")
  void badValue_isOneLineAndTheSubstituteHolds(
      Setting<?> setting, String value, Object used, String complaint, String usedText) {
    GivenConfiguration given = new GivenConfiguration().variable(setting, value);

    Object inForce = given.load().get(setting);

    assertThat(inForce).isEqualTo(used);
    assertThat(given.lines)
        .containsExactly(
            setting.key()
                + "=\""
                + value
                + "\" (environment variable "
                + setting.environmentVariable()
                + ") "
                + complaint
                + "; using "
                + usedText);
  }

  @Test
  void badHeaders_areNeverShown() {
    GivenConfiguration given =
        new GivenConfiguration()
            .property(ExporterSettings.HEADERS, "api-key=hush,hush-hush,forged=a%0d%0ab: c");

    assertThat(given.load().get(ExporterSettings.HEADERS)).isEqualTo(Map.of("api-key", "hush"));
    assertThat(given.lines)
        .containsExactly(
            "otel.exporter.otlp.headers (system property) member 2 is not of the form key=value,"
                + " member 3 has a character that is not allowed there; using the others");
  }

  @Test
  void passwordAndQueryOfAnEndpoint_areNeverShown() {
    GivenConfiguration given =
        new GivenConfiguration()
            .property(ExporterSettings.ENDPOINT, "https://me:hush@collector:1/?token=hush");

    assertThat(given.load().get(ExporterSettings.ENDPOINT))
        .isEqualTo("https://collector:1/?token=hush");
    assertThat(given.lines)
        .containsExactly(
            "otel.exporter.otlp.endpoint=\"https://...@collector:1/?...\" (system property) has a"
                + " user or password in it, which belong into a header; using"
                + " https://collector:1/?...");
  }

  @Test
  void longValueWithControlCharacters_isCutAndCleaned() {
    GivenConfiguration given =
        new GivenConfiguration()
            .property(TraceSettings.SAMPLER, "x\u001b[31m\nsampler" + "x".repeat(1000));

    given.load().get(TraceSettings.SAMPLER);

    assertThat(given.lines)
        .singleElement()
        .asString()
        .startsWith("otel.traces.sampler=\"x?[31m?samplerxxx")
        .contains("xxx...\" (system property) is no known sampler")
        .hasSizeLessThan(300);
  }
}

package io.heddle.smoke.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.smoke.jvm.JavaProgram;
import io.heddle.smoke.jvm.Project;
import io.heddle.smoke.jvm.RunningProgram;
import io.heddle.smoke.receiver.OtlpReceiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A bad setting is one line that names the setting, its value, where it came from and what is used
 * instead; and the application runs.
 */
class BadSettingsTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "OTEL_EXPORTER_OTLP_ENDPOINT, not a url, http://localhost:4318",
    "OTEL_TRACES_EXPORTER, pigeon, otlp",
    "OTEL_TRACES_SAMPLER, sometimes, parentbased_always_on",
    "OTEL_PROPAGATORS, smoke-signals, tracecontext",
    "OTEL_BSP_MAX_QUEUE_SIZE, -1, 2048",
    "OTEL_BSP_MAX_QUEUE_SIZE, many, 2048",
  })
  void variable_isNamedWithValueSourceAndReplacement(
      String variable, String value, String replacement) throws Exception {
    RunningProgram hello = hello().environment(variable, value).run();
    assertOneLine(hello, propertyOf(variable), value, variable, replacement);
  }

  @Test
  void ratioOfSeven_isNamedWithValueSourceAndReplacement() throws Exception {
    RunningProgram hello =
        hello()
            .environment("OTEL_TRACES_SAMPLER", "traceidratio")
            .environment("OTEL_TRACES_SAMPLER_ARG", "7")
            .run();
    assertOneLine(hello, "otel.traces.sampler.arg", "7", "OTEL_TRACES_SAMPLER_ARG", "1");
  }

  @Test
  void systemProperty_isNamedAsSource() throws Exception {
    RunningProgram hello = hello().option("-Dotel.bsp.max.queue.size=-1").run();
    assertOneLine(hello, "otel.bsp.max.queue.size", "-1", "property", "2048");
  }

  @Test
  void agentArgument_isNamedAsSource() throws Exception {
    RunningProgram hello =
        Programs.hello()
            .option("-javaagent:" + Project.agentJar() + "=otel.bsp.max.queue.size=-1")
            .run();
    assertOneLine(hello, "otel.bsp.max.queue.size", "-1", "argument", "2048");
  }

  @Test
  void configurationFile_isNamedAsSource() throws Exception {
    Path file = folder.resolve("heddle.properties");
    Files.writeString(file, "otel.traces.sampler=sometimes\n");
    RunningProgram hello =
        hello().environment("OTEL_JAVAAGENT_CONFIGURATION_FILE", file.toString()).run();
    assertOneLine(
        hello, "otel.traces.sampler", "sometimes", file.toString(), "parentbased_always_on");
  }

  @Test
  void configurationFileThatIsNotThere_isNamedWithItsSource() throws Exception {
    String file = folder.resolve("missing.properties").toString();
    RunningProgram hello = hello().environment("OTEL_JAVAAGENT_CONFIGURATION_FILE", file).run();
    assertOneLine(
        hello, "otel.javaagent.configuration-file", file, "OTEL_JAVAAGENT_CONFIGURATION_FILE");
  }

  @Test
  void allAtOnce_stillTraces() throws Exception {
    try (OtlpReceiver receiver = OtlpReceiver.start();
        RunningProgram greeter =
            Programs.greeter()
                .agent(Project.agentJar())
                .exportTo(receiver, "greeter")
                .environment("OTEL_TRACES_EXPORTER", "pigeon")
                .environment("OTEL_TRACES_SAMPLER", "sometimes")
                .environment("OTEL_PROPAGATORS", "smoke-signals")
                .environment("OTEL_BSP_MAX_QUEUE_SIZE", "-1")
                .environment("OTEL_JAVAAGENT_CONFIGURATION_FILE", "/no/such/file")
                .start()) {
      assertThat(Programs.get(Programs.url(greeter) + "/greet/ada").statusCode()).isEqualTo(200);
      receiver.await("the span", LIMIT, spans -> spans.size() == 1);
      greeter.stop();
      assertThat(greeter.complaints()).hasSize(5);
    }
  }

  /** Exports to nowhere: what is looked at here is said before anything is sent. */
  private static JavaProgram hello() {
    return Programs.hello("3").agent(Project.agentJar());
  }

  private static void assertOneLine(RunningProgram hello, String... parts) {
    assertThat(hello.stdout()).isEqualTo(List.of("hello, world"));
    assertThat(hello.complaints()).hasSize(1).allMatch(line -> line.startsWith("heddle: "));
    assertThat(hello.complaints().get(0)).contains(parts);
  }

  private static String propertyOf(String variable) {
    return variable.toLowerCase(Locale.ROOT).replace('_', '.');
  }
}

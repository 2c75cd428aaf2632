package io.heddle.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of a JVM of their own: real variables, real stderr, and what is loaded for them. */
class ConfigurationInAJvmTest {

  @TempDir Path folder;

  /** Reads every setting, as {@code premain} does. */
  static final class Program {
    public static void main(String[] arguments) {
      Configuration configuration = Configuration.load(arguments.length == 0 ? null : arguments[0]);
      if (configuration.get(AgentSettings.ENABLED)) {
        configuration.startLog();
        TraceConfiguration.sampler(configuration);
        TraceConfiguration.spanLimits(configuration);
        TraceConfiguration.propagator(configuration);
        ExportConfiguration.exportSettings(configuration);
        configuration.isInstrumentationEnabled("jdbc");
      }
      System.out.println("application runs");
    }
  }

  @Test
  void badSettings_oneLineEachAndTheApplicationRuns() throws Exception {
    Run run =
        new Run("-Dotel.traces.sampler=traceidratio", "-Dotel.bsp.max.queue.size=-1")
            .variable("OTEL_TRACES_SAMPLER_ARG", "7")
            .variable("OTEL_PROPAGATORS", "smoke")
            .variable("OTEL_JAVAAGENT_CONFIGURATION_FILE", "/no/such/file")
            .arguments("otel.exporter.otlp.endpoint=collector;otel.traces.exporter=kafka,otlp");

    assertThat(run.output()).containsExactly("application runs");
    assertThat(run.errors())
        .containsExactlyInAnyOrder(
            "heddle: otel.javaagent.configuration-file=\"/no/such/file\" (environment variable"
                + " OTEL_JAVAAGENT_CONFIGURATION_FILE) does not exist; using no file",
            "heddle: otel.traces.sampler.arg=\"7\" (environment variable OTEL_TRACES_SAMPLER_ARG)"
                + " is not from 0 to 1; using 1.0",
            "heddle: otel.propagators=\"smoke\" (environment variable OTEL_PROPAGATORS) \"smoke\""
                + " is no known propagator; using tracecontext,baggage",
            "heddle: otel.bsp.max.queue.size=\"-1\" (system property) is below 1; using 2048",
            "heddle: otel.exporter.otlp.endpoint=\"collector\" (agent argument) is no URL (it takes"
                + " the form http://host:port); using http://localhost:4318",
            "heddle: otel.traces.exporter=\"kafka,otlp\" (agent argument) \"kafka\" is no known"
                + " exporter; using otlp");
  }

  @Test
  void loggingNone_badSettingsAreSilent() throws Exception {
    Run run = new Run("-Dotel.traces.sampler=dice").variable("OTEL_JAVAAGENT_LOGGING", "none");

    assertThat(run.output()).containsExactly("application runs");
    assertThat(run.errors()).isEmpty();
  }

  @Test
  void switchedOff_badSettingsAreSilent() throws Exception {
    Run run = new Run("-Dotel.traces.sampler=dice").arguments("otel.javaagent.enabled=false;junk");

    assertThat(run.output()).containsExactly("application runs");
    assertThat(run.errors()).isEmpty();
  }

  @Test
  void allSettingsRead_nothingCostlyIsLoaded() throws Exception {
    Run run = new Run("-Xshare:off", "-Xlog:class+load").variable("OTEL_SERVICE_NAME", "shop");
    List<String> loaded = run.output();
    int first = 0;
    while (!loaded.get(first).contains(Program.class.getName())) {
      first++;
    }
    String since = String.join("\n", loaded.subList(first, loaded.size()));

    assertThat(since)
        .contains("application runs", ConfigurationInAJvmTest.class.getPackageName())
        .doesNotContain(
            "java.util.regex",
            "java.util.stream",
            "java.util.logging",
            "java.util.Formatter",
            "java.lang.invoke.LambdaMetafactory",
            "java.lang.management",
            "java.net.URI",
            "io.heddle.agent.config.ConfigurationFile ",
            "io.heddle.agent.config.Problem ");
  }

  /** One run of {@link Program}. */
  private final class Run {
    private final ProcessBuilder builder;
    private boolean done;

    Run(String... options) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of(options));
      command.addAll(
          List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
      builder =
          new ProcessBuilder(command)
              .redirectOutput(folder.resolve("out").toFile())
              .redirectError(folder.resolve("err").toFile());
      builder.environment().keySet().removeIf(name -> name.matches("(OTEL|HEDDLE|JAVA_|JDK_).*"));
    }

    Run variable(String name, String value) {
      builder.environment().put(name, value);
      return this;
    }

    Run arguments(String agentArguments) {
      builder.command().add(agentArguments);
      return this;
    }

    List<String> output() throws Exception {
      return lines("out");
    }

    List<String> errors() throws Exception {
      return lines("err");
    }

    private List<String> lines(String file) throws Exception {
      if (!done) {
        done = true;
        Process process = builder.start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).isTrue();
        assertThat(process.exitValue()).as(Files.readString(folder.resolve("err"))).isZero();
      }
      return Files.readAllLines(folder.resolve(file));
    }
  }
}

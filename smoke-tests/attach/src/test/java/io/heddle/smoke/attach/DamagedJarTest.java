package io.heddle.smoke.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.smoke.jvm.Project;
import io.heddle.smoke.jvm.RunningProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any damaged entry of the jar costs the traces at most, never the application.
 *
 * <p>Not so for the manifest, for {@code Premain} and for a jar that is cut off: without these the
 * JVM itself refuses to start, before any code of an agent could run.
 */
class DamagedJarTest {

  private static final int SAMPLES = 12;

  @TempDir Path folder;

  /** Some of each part of the jar, evenly over its entries. */
  static List<String> entries() throws IOException {
    List<String> all =
        DamagedJar.entries(Project.agentJar()).stream()
            .filter(name -> !name.equals("META-INF/MANIFEST.MF"))
            .filter(name -> !name.startsWith("io/heddle/agent/Premain"))
            .toList();
    List<String> some = new ArrayList<>();
    for (String needed :
        List.of("boot-classes", "/index", "BootClasses", "AgentStart", "/Tracing")) {
      all.stream().filter(name -> name.contains(needed)).findFirst().ifPresent(some::add);
    }
    for (int i = 0; i < SAMPLES; i++) {
      some.add(all.get(i * all.size() / SAMPLES));
    }
    return some.stream().distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void damagedEntry_isOneLineAtMostAndApplicationRuns(String entry) throws Exception {
    Path jar = folder.resolve("heddle-agent.jar");
    DamagedJar.write(Project.agentJar(), entry, jar);
    try (RunningProgram greeter =
        Programs.greeter().agent(jar).exportTo(Collector.absent(), "greeter").start()) {
      String url = Programs.url(greeter);
      assertThat(Programs.get(url + "/greet/ada").body()).isEqualTo("hello, ada");
      assertThat(Programs.get(url + "/fail").statusCode()).isEqualTo(500);
      Programs.get(url + "/end");
      assertThat(greeter.awaitExit()).isZero();
      assertThat(greeter.stdout()).hasSize(1);
      // Besides, there is the line about the collector, where the agent got that far.
      assertThat(greeter.complaints())
          .filteredOn(line -> !line.contains("deliver"))
          .hasSizeLessThanOrEqualTo(1)
          .allMatch(line -> line.startsWith("heddle: "));
    }
  }
}

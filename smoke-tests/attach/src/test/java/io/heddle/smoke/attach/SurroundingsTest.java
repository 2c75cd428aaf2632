package io.heddle.smoke.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heddle.smoke.jvm.JavaProgram;
import io.heddle.smoke.jvm.JavaRuntime;
import io.heddle.smoke.jvm.Project;
import io.heddle.smoke.jvm.RunningProgram;
import io.heddle.smoke.receiver.OtlpReceiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where an agent was not expected to be: one line at most, and the program does what it would do.
 */
class SurroundingsTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** A folder in which nobody can make a file, not even root. */
  private static final Path UNWRITABLE = Path.of("/proc");

  @TempDir Path folder;

  @Test
  void exitCodeAndOutput_areTheProgramsOwn() throws Exception {
    RunningProgram hello = Programs.hello("3").agent(Project.agentJar()).run();
    assertThat(hello.awaitExit()).isEqualTo(3);
    assertThat(hello.stdout()).containsExactly("hello, world");
    assertThat(hello.complaints()).isEmpty();
  }

  @Test
  void attachedTwice_tracesOnce() throws Exception {
    assertTracedOnce(Project.agentJar());
  }

  /** As when an operator injects one, and the image brings another. */
  @Test
  void attachedTwiceFromTwoPlaces_tracesOnce() throws Exception {
    assertTracedOnce(Files.copy(Project.agentJar(), folder.resolve("another.jar")));
  }

  private static void assertTracedOnce(Path second) throws Exception {
    JavaProgram program = Programs.greeter().agent(Project.agentJar()).agent(second);
    RunningProgram greeter = greetOnce(program);
    assertThat(greeter.complaints())
        .hasSizeLessThanOrEqualTo(1)
        .allMatch(line -> line.startsWith("heddle: "));
  }

  @Test
  void readOnlyFileSystem_tracesAsEver() throws Exception {
    assumeTrue(Files.isDirectory(UNWRITABLE), "no " + UNWRITABLE + " on this system");
    Path jar = Files.copy(Project.agentJar(), folder.resolve("heddle-agent.jar"));
    RunningProgram greeter =
        greetOnce(
            Programs.greeter()
                .in(UNWRITABLE)
                .option("-Djava.io.tmpdir=" + UNWRITABLE, "-Duser.home=" + UNWRITABLE)
                .agent(jar));
    assertThat(greeter.complaints()).isEmpty();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).as("nothing is unpacked beside the jar").containsExactly(jar);
    }
  }

  /** Without {@code java.logging}, {@code java.management} and {@code java.sql}. */
  @Test
  void trimmedImage_tracesAsEver() throws Exception {
    Path jlink = JavaRuntime.current().tool("jlink");
    assumeTrue(Files.isExecutable(jlink), "no jlink in " + JavaRuntime.current().home());
    Path image = folder.resolve("image");
    RunningProgram made =
        JavaProgram.ofCommand(
                jlink,
                "--add-modules",
                "java.base,java.instrument,jdk.httpserver",
                "--output",
                image.toString())
            .run();
    assertThat(made.awaitExit()).as(made.output()).isZero();
    RunningProgram greeter =
        greetOnce(Programs.greeter().onJavaAt(image.resolve("bin/java")).agent(Project.agentJar()));
    assertThat(greeter.complaints()).isEmpty();
  }

  /** Java 8 lets a property say that it is older, which is as near as we come to an old JVM. */
  @Test
  void unsupportedJvm_isOneLineAndApplicationRuns() throws Exception {
    JavaRuntime java8 = JavaRuntime.installed().get(8);
    assumeTrue(java8 != null, "Java 8 is not on this machine (~/.jdks, /usr/lib/jvm)");
    RunningProgram hello =
        Programs.hello("3")
            .on(java8)
            .option("-Djava.specification.version=1.7")
            .agent(Project.agentJar())
            .run();
    assertThat(hello.awaitExit()).isEqualTo(3);
    assertThat(hello.stdout()).containsExactly("hello, world");
    assertThat(hello.complaints()).singleElement().asString().startsWith("heddle: ");
  }

  @Test
  void switchedOff_doesNothingAtAll() throws Exception {
    try (OtlpReceiver receiver = OtlpReceiver.start();
        RunningProgram greeter =
            Programs.greeter()
                .agent(Project.agentJar())
                .exportTo(receiver, "greeter")
                .environment("OTEL_JAVAAGENT_ENABLED", "false")
                .start()) {
      assertThat(Programs.get(Programs.url(greeter) + "/greet/ada").body()).isEqualTo("hello, ada");
      greeter.stop();
      assertThat(receiver.requests()).isZero();
      assertThat(greeter.complaints()).isEmpty();
    }
  }

  /** Starts it, asks it once, ends it, and expects exactly the one span of that. */
  private static RunningProgram greetOnce(JavaProgram program) throws Exception {
    try (OtlpReceiver receiver = OtlpReceiver.start();
        RunningProgram greeter = program.exportTo(receiver, "greeter").start()) {
      assertThat(Programs.get(Programs.url(greeter) + "/greet/ada").body()).isEqualTo("hello, ada");
      receiver.await("the span", LIMIT, spans -> !spans.isEmpty());
      greeter.stop();
      assertThat(receiver.spans())
          .singleElement()
          .satisfies(span -> assertThat(span.attribute("url.path")).isEqualTo("/greet/ada"));
      assertThat(greeter.stdout()).isEqualTo(List.of(greeter.stdout().get(0)));
      return greeter;
    }
  }
}

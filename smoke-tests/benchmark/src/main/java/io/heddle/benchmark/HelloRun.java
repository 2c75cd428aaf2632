package io.heddle.benchmark;

import io.heddle.smoke.jvm.JavaProgram;
import io.heddle.smoke.jvm.Project;
import io.heddle.smoke.jvm.RunningProgram;
import java.io.IOException;
import java.util.regex.Matcher;

/** A hello-world from its start to its end, timed by the shell that runs it. */
final class HelloRun {

  /** The shell's clock covers the whole process, its end too, in milliseconds. */
  private static final String TIMED = "TIMEFORMAT='took %3U %3S %3R'; time \"$@\"";

  private HelloRun() {}

  static void measure(Contender contender, String endpoint, Samples samples) throws IOException {
    JavaProgram hello =
        JavaProgram.ofClass(
                Project.file("smoke-tests/benchmark/target/classes").toString(),
                HelloWorld.class.getName())
            .option(ServiceRun.JVM_OPTIONS)
            .environment("LC_ALL", "C")
            .under("bash", "-c", TIMED, "bash");
    try (RunningProgram running = contender.attachTo(hello, endpoint, "hello").run()) {
      Matcher took = running.awaitLine("took (\\S+) (\\S+) (\\S+)");
      double cpu = Double.parseDouble(took.group(1)) + Double.parseDouble(took.group(2));
      samples.add(Figure.HELLO_CPU, contender, cpu * 1_000);
      samples.add(Figure.HELLO_WALL, contender, Double.parseDouble(took.group(3)) * 1_000);
    }
  }
}

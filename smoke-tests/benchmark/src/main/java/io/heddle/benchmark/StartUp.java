package io.heddle.benchmark;

import io.heddle.smoke.jvm.JavaProgram;
import io.heddle.smoke.jvm.RunningProgram;
import io.heddle.smoke.receiver.OtlpReceiver;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;

/** A hello-world from the start of its process to the end: wall clock and CPU time. */
final class StartUp {

  /** The shell's own clock for its children is finer than what {@code /proc} tells of them. */
  private static final String TIMED = "TIMEFORMAT='used %R %U %S'; time \"$@\"";

  private StartUp() {}

  static void measure(Contender contender, OtlpReceiver receiver, Map<Measurement, Double> results)
      throws IOException {
    JavaProgram program =
        JavaProgram.ofClass(
                System.getProperty("java.class.path"), "io.heddle.benchmark.service.HelloWorld")
            .under("bash", "-c", TIMED, "bash")
            .exportTo(receiver, "hello");
    try (RunningProgram hello = contender.attachTo(program).start()) {
      hello.awaitExit();
      Matcher used = hello.awaitLine("used (\\S+) (\\S+) (\\S+)");
      results.put(Measurement.HELLO_WALL, Double.valueOf(used.group(1)));
      results.put(
          Measurement.HELLO_CPU,
          Double.parseDouble(used.group(2)) + Double.parseDouble(used.group(3)));
    }
  }
}

package io.heddle.smoke.attach;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.smoke.jvm.JavaProgram;
import io.heddle.smoke.jvm.Project;
import io.heddle.smoke.jvm.RunningProgram;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A collector that is not there, or is there and silent, is the agent's trouble alone. */
class NoCollectorTest {

  private static final String FLUSH_LIMIT_NOTE = "exit is delayed by no more than the flush limit";

  /** The limit is 2 s; without one, the export's own timeout of 10 s would be waited for. */
  private static final Duration EXIT_LIMIT = Duration.ofSeconds(7);

  /** Without it each answer on a kept connection waits 40 ms for the client's TCP stack. */
  private static final String NO_DELAY = "-Dsun.net.httpserver.nodelay=true";

  private static final int REQUESTS = 12_000;
  private static final int CALLERS = 4;

  /** Far less than what the spans of all the requests would take. */
  private static final String SMALL_HEAP = "-Xmx32m";

  @Test
  void absentCollector_answersAreTheSameBytes() throws Exception {
    List<String> paths = List.of("/greet/ada", "/greet/", "/fail", "/nowhere", "/greet/a?b=c");
    List<String> bare = answers(Programs.greeter(), paths);
    List<String> traced = answers(traced(Collector.absent()), paths);
    assertThat(traced).isEqualTo(bare);
  }

  private static List<String> answers(JavaProgram program, List<String> paths) throws Exception {
    try (RunningProgram greeter = program.start()) {
      String url = Programs.url(greeter);
      List<String> answers = new ArrayList<>();
      for (String path : paths) {
        HttpResponse<String> response = Programs.get(url + path);
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.remove("date");
        answers.add(response.statusCode() + " " + headers + " " + response.body());
      }
      return answers;
    }
  }

  @Test
  void absentCollector_oneWarningAndBoundedMemory() throws Exception {
    JavaProgram program =
        traced(Collector.absent())
            .option(SMALL_HEAP, "-XX:+ExitOnOutOfMemoryError", "-XX:+UseSerialGC", NO_DELAY);
    try (RunningProgram greeter = program.start()) {
      long start = System.nanoTime();
      flood(Programs.url(greeter));
      assertThat(greeter.isAlive()).as(greeter.output()).isTrue();
      greeter.awaitLine("heddle: ");
      greeter.stop();
      long minutes = Duration.ofNanos(System.nanoTime() - start).toMinutes();
      assertThat(greeter.complaints())
          .as("one warning in the first minute, then one line a minute")
          .hasSizeLessThanOrEqualTo((int) minutes + 1)
          .allMatch(line -> line.startsWith("heddle: "));
    }
  }

  /** All of it must be answered; what is traced of it must not be kept. */
  private static void flood(String url) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      Callable<Void> share =
          () -> {
            for (int i = 0; i < REQUESTS / CALLERS; i++) {
              assertThat(Programs.get(url + "/greet/" + i).body()).isEqualTo("hello, " + i);
            }
            return null;
          };
      for (Future<Void> done : callers.invokeAll(Collections.nCopies(CALLERS, share))) {
        done.get();
      }
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void absentCollector_mainReturnsAndJvmEnds() throws Exception {
    try (RunningProgram greeter = traced(Collector.absent()).start()) {
      Programs.get(Programs.url(greeter) + "/greet/ada");
      Programs.get(Programs.url(greeter) + "/end");
      assertThat(greeter.awaitExit(EXIT_LIMIT)).as(FLUSH_LIMIT_NOTE).isZero();
      assertThat(greeter.complaints()).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void silentCollector_mainReturnsAndJvmEnds() throws Exception {
    try (Collector.Silent collector = new Collector.Silent();
        RunningProgram greeter = traced(collector.endpoint()).start()) {
      Programs.get(Programs.url(greeter) + "/greet/ada");
      Programs.get(Programs.url(greeter) + "/end");
      assertThat(greeter.awaitExit(EXIT_LIMIT)).as(FLUSH_LIMIT_NOTE).isZero();
      assertThat(collector.connections()).as("it was tried").isPositive();
      assertThat(greeter.complaints()).hasSizeLessThanOrEqualTo(1);
    }
  }

  private static JavaProgram traced(String endpoint) {
    return Programs.greeter().agent(Project.agentJar()).exportTo(endpoint, "greeter");
  }
}

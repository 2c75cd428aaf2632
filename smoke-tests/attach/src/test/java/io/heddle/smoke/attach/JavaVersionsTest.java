package io.heddle.smoke.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heddle.smoke.jvm.JavaProgram;
import io.heddle.smoke.jvm.JavaRuntime;
import io.heddle.smoke.jvm.Project;
import io.heddle.smoke.jvm.RunningProgram;
import io.heddle.smoke.receiver.OtlpReceiver;
import io.heddle.smoke.receiver.Trace;
import io.heddle.smoke.servers.PostgreSqlServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A trace through two JVMs and a database is one tree, on every Java that services run on. */
class JavaVersionsTest {

  private static final Set<Integer> SUPPORTED = Set.of(8, 11, 17, 21, 25, 27);

  /** Set to {@code true} where a missing Java has to fail the build. */
  private static final String REQUIRE_VARIABLE = "HEDDLE_TEST_REQUIRE_JAVAS";

  private static final Map<Integer, JavaRuntime> INSTALLED = JavaRuntime.installed();
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final String GOOD =
      """
      relay SERVER
        relay CLIENT
          ledger SERVER
            ledger DATABASE
      """;
  private static final String BAD =
      """
      relay SERVER error
        relay CLIENT error
          ledger SERVER error
            ledger DATABASE error
      """;

  private static PostgreSqlServer database;

  @BeforeAll
  static void startDatabase() {
    Set<Integer> missing = new TreeSet<>(SUPPORTED);
    missing.removeAll(INSTALLED.keySet());
    System.out.println("Java found: " + INSTALLED.keySet() + ", missing: " + missing);
    database = PostgreSqlServer.start();
  }

  @AfterAll
  static void stopDatabase() {
    database.close();
  }

  static Set<Integer> javas() {
    Set<Integer> all = new TreeSet<>(SUPPORTED);
    all.addAll(INSTALLED.keySet());
    return all;
  }

  @ParameterizedTest(name = "Java {0}")
  @MethodSource("javas")
  void traceThroughTwoJvmsAndDatabase_isOneTree(int feature) throws Exception {
    JavaRuntime java = INSTALLED.get(feature);
    if (java == null) {
      String missing = "Java " + feature + " is not on this machine (~/.jdks, /usr/lib/jvm)";
      assertThat(System.getenv(REQUIRE_VARIABLE)).as(missing).isNotEqualTo("true");
      assumeTrue(false, missing);
    }
    Path lines = Path.of("target", "telemetry", "two-jvms-java-" + feature + ".jsonl");
    try (OtlpReceiver receiver = OtlpReceiver.start().writeTo(lines);
        RunningProgram ledger = start("Ledger", database.jdbcUrl(), "ledger", java, receiver);
        RunningProgram relay = start("Relay", Programs.url(ledger), "relay", java, receiver)) {
      assertThat(Programs.get(Programs.url(relay) + "/relay/sum").statusCode()).isEqualTo(200);
      receiver.await("the first trace", LIMIT, spans -> spans.size() >= 4);
      assertThat(Programs.get(Programs.url(relay) + "/relay/wrong").statusCode()).isEqualTo(500);
      receiver.await("the second trace", LIMIT, spans -> spans.size() >= 8);
      relay.stop();
      ledger.stop();

      List<Trace> traces = Trace.of(receiver.spans());
      assertThat(traces).extracting(Trace::shape).containsExactly(GOOD, BAD);
      assertThat(traces).allSatisfy(trace -> assertThat(trace.flaws()).isEmpty());
      assertThat(relay.complaints()).isEmpty();
      assertThat(ledger.complaints()).isEmpty();
    }
  }

  private static RunningProgram start(
      String program, String argument, String service, JavaRuntime java, OtlpReceiver receiver)
      throws Exception {
    JavaProgram described = Programs.program(program, argument).on(java);
    return described.agent(Project.agentJar()).exportTo(receiver, service).start();
  }
}

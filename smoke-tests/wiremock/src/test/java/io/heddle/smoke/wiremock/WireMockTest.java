package io.heddle.smoke.wiremock;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.smoke.jvm.JavaProgram;
import io.heddle.smoke.jvm.Project;
import io.heddle.smoke.jvm.RunningProgram;
import io.heddle.smoke.receiver.OtlpReceiver;
import io.heddle.smoke.traffic.Request;
import io.heddle.smoke.traffic.Traffic;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WireMock with the dependencies that it names, started from the command line. */
class WireMockTest {

  @TempDir Path root;

  @Test
  void hundredRequests_areHundredServerSpans() throws Exception {
    Path lines = Path.of("target", "telemetry", "wiremock.jsonl");
    try (OtlpReceiver receiver = OtlpReceiver.start().writeTo(lines);
        RunningProgram wireMock = start(receiver)) {
      String port = wireMock.awaitLine("^port:\\s+(\\d+)").group(1);
      Traffic traffic = new Traffic("http://127.0.0.1:" + port);
      for (Request request : WireMockStubs.hundred()) {
        traffic.send(request);
      }
      assertThat(traffic.size()).isEqualTo(100);
      // Whatever is not exported yet is flushed on exit.
      wireMock.stop();

      assertThat(traffic.flaws(receiver.spans())).isEmpty();
      assertThat(receiver.spans()).as("nothing else, not even at exit").hasSize(100);
      assertThat(wireMock.stderr()).noneMatch(line -> line.startsWith("heddle: "));
    }
  }

  private RunningProgram start(OtlpReceiver receiver) throws Exception {
    Path libraries = Path.of("target", "libraries").toAbsolutePath();
    assertThat(Files.exists(libraries)).isTrue();
    return JavaProgram.ofClass(
            Project.jarsIn(libraries),
            "wiremock.Run",
            "--port",
            "0",
            "--bind-address",
            "127.0.0.1",
            "--root-dir",
            root.toString())
        .named("wiremock")
        .agent(Project.agentJar())
        .exportTo(receiver, "wiremock")
        .start();
  }
}

package io.heddle.smoke.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.smoke.jvm.RunningProgram;
import io.heddle.smoke.receiver.OtlpReceiver;
import io.heddle.smoke.traffic.Request;
import io.heddle.smoke.traffic.Traffic;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tomcat 11 (jakarta.servlet) and 9 (javax.servlet) as they are distributed, nothing added. */
class TomcatTest {

  @ParameterizedTest
  @ValueSource(strings = {"jakarta", "javax"})
  void hundredRequests_areHundredServerSpans(String distribution) throws Exception {
    Path lines = Path.of("target", "telemetry", "tomcat-" + distribution + ".jsonl");
    try (OtlpReceiver receiver = OtlpReceiver.start().writeTo(lines);
        RunningProgram tomcat = new Tomcat(distribution).start(receiver, "tomcat")) {
      Traffic traffic = new Traffic(Tomcat.url(tomcat));
      for (Request request : TomcatExamples.hundred()) {
        traffic.send(request);
      }
      assertThat(traffic.size()).isEqualTo(100);
      // Whatever is not exported yet is flushed on exit.
      tomcat.stop();

      assertThat(traffic.flaws(receiver.spans())).isEmpty();
      assertThat(receiver.spans()).as("nothing else, not even at exit").hasSize(100);
      assertThat(tomcat.stderr()).noneMatch(line -> line.startsWith("heddle: "));
    }
  }
}

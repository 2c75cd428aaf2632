package io.heddle.agent.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessDetectorTest {

  @TempDir Path folder;

  private GivenMachine given;

  @BeforeEach
  void emptyMachine() throws Exception {
    given = new GivenMachine(folder);
  }

  @Test
  void noProc_idOfTheProcessHandle() {
    assertThat(detect()).isEqualTo(Map.of("process.pid", ProcessHandle.current().pid()));
  }

  @Test
  void proc_idAndExecutable() throws Exception {
    given.systemLink("proc/123/exe", "/opt/jdk/bin/java").systemLink("proc/self", "123");

    assertThat(detect())
        .containsEntry("process.pid", 123L)
        .containsEntry("process.executable.path", "/opt/jdk/bin/java");
  }

  @Test
  void noProc_executableOfTheJavaHome() throws Exception {
    given.file("bin/java", "");
    String home = given.machine().resolve("").getPath();
    given.property("java.home", home);

    assertThat(detect()).containsEntry("process.executable.path", Path.of(home, "bin/java") + "");
  }

  @Test
  void runtime_asTheConventionsWantIt() {
    given
        .property("java.runtime.name", "OpenJDK Runtime Environment")
        .property("java.runtime.version", "17.0.9+9")
        .property("java.vm.name", "OpenJDK 64-Bit Server VM")
        .property("java.vm.vendor", "Eclipse Adoptium")
        .property("java.vm.version", "17.0.9+9");

    assertThat(detect())
        .containsEntry("process.runtime.name", "OpenJDK Runtime Environment")
        .containsEntry("process.runtime.version", "17.0.9+9")
        .containsEntry(
            "process.runtime.description", "Eclipse Adoptium OpenJDK 64-Bit Server VM 17.0.9+9");
  }

  @Test
  void commandLine_isNeverRecorded() {
    given.property("sun.java.command", "com.acme.Shop --password=hush");

    assertThat(detect().toString()).doesNotContain("hush");
  }

  private Map<String, Object> detect() {
    return given.detect(new ProcessDetector());
  }
}

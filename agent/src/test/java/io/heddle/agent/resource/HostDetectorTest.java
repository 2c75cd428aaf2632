package io.heddle.agent.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostDetectorTest {

  @TempDir Path folder;

  private GivenMachine given;

  @BeforeEach
  void emptyMachine() throws Exception {
    given = new GivenMachine(folder);
  }

  @Test
  void nothingKnown_nothingSaid() {
    assertThat(detect()).isEmpty();
  }

  @Test
  void name_isTheKernelsBeforeVariablesAndFile() throws Exception {
    given.systemFile("etc/hostname", "of-file\n");
    assertThat(detect()).containsEntry("host.name", "of-file");

    given.variable("HOSTNAME", "of-variable");
    assertThat(detect()).containsEntry("host.name", "of-variable");

    given.systemFile("proc/sys/kernel/hostname", "of-kernel\n");
    assertThat(detect()).containsEntry("host.name", "of-kernel");
  }

  @ParameterizedTest
  @CsvSource({
    "Linux,       6.1.0, amd64,   linux,   amd64",
    "Linux,       6.1.0, aarch64, linux,   arm64",
    "Windows 11,  10.0,  x86,     windows, x86",
    "Mac OS X,    14.5,  x86_64,  darwin,  amd64",
    "AIX,         7.2,   ppc64,   aix,     ppc64",
    "SunOS,       5.11,  sparcv9, solaris, sparcv9",
    "Linux,       6.1.0, s390x,   linux,   s390x"
  })
  void system_inTheConventionsWords(
      String os, String version, String arch, String osType, String hostArch) {
    given.property("os.name", os).property("os.version", version).property("os.arch", arch);

    assertThat(detect())
        .isEqualTo(
            Map.of(
                "os.type", osType,
                "os.version", version,
                "os.description", os + " " + version,
                "host.arch", hostArch));
  }

  private Map<String, Object> detect() {
    return given.detect(new HostDetector());
  }
}

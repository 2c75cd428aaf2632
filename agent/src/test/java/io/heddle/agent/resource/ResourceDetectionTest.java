package io.heddle.agent.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.agent.config.Configuration;
import io.heddle.bootstrap.trace.HeddleVersion;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceDetectionTest {

  private static final Configuration NOTHING_GIVEN = Configuration.load(null);

  @TempDir Path folder;

  @Test
  void thisJvm_isDescribed() {
    Map<String, Object> attributes = ResourceDetection.detect(NOTHING_GIVEN).attributes();

    assertThat(attributes)
        .containsEntry("process.pid", ProcessHandle.current().pid())
        .containsEntry("process.runtime.version", System.getProperty("java.runtime.version"))
        .containsEntry("telemetry.sdk.name", "heddle")
        .containsEntry("telemetry.sdk.language", "java")
        .containsEntry("telemetry.sdk.version", HeddleVersion.VERSION)
        .containsEntry("telemetry.distro.name", "heddle-agent")
        .containsEntry("telemetry.distro.version", HeddleVersion.VERSION)
        .containsKeys(
            "service.name",
            "service.instance.id",
            "process.executable.path",
            "process.runtime.name",
            "process.runtime.description",
            "host.arch",
            "os.type",
            "os.description",
            "os.version")
        .doesNotContainKeys("process.command_line", "process.command_args");
  }

  @Test
  void settings_winOverWhatIsFound() throws Exception {
    Configuration given =
        Configuration.load(
            "otel.resource.attributes=service.name=attribute,host.name=h%20o,team=a b");

    assertThat(detect(given))
        .containsEntry("service.name", "attribute")
        .containsEntry("host.name", "h o")
        .containsEntry("team", "a b");
  }

  @Test
  void serviceNameSetting_winsOverResourceAttributes() throws Exception {
    Configuration given =
        Configuration.load(
            "otel.service.name=setting;otel.resource.attributes=service.name=attribute");

    assertThat(detect(given)).containsEntry("service.name", "setting");
  }

  @Test
  void detectorFails_onlyItsAttributesAreMissing() throws Exception {
    Detector broken =
        (machine, resource) -> {
          throw new NoClassDefFoundError("trimmed");
        };

    assertThat(
            ResourceDetection.detect(
                    NOTHING_GIVEN,
                    new GivenMachine(folder).machine(),
                    broken,
                    new TelemetryDetector())
                .attributes())
        .containsEntry("service.name", "unknown_service:java")
        .containsEntry("telemetry.sdk.name", "heddle");
  }

  private Map<String, Object> detect(Configuration configuration) throws Exception {
    GivenMachine machine =
        new GivenMachine(folder)
            .property("sun.java.command", "com.acme.Shop")
            .systemFile("etc/hostname", "host");
    return ResourceDetection.detect(configuration, machine.machine()).attributes();
  }
}

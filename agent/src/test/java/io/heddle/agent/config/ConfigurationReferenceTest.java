package io.heddle.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReferenceTest {

  private static final Path FILE = Path.of("CONFIGURATION.md");
  private static final String REGENERATE = "heddle.regenerate";

  @Test
  void committedFile_isWhatTheDeclarationsSay() throws Exception {
    String expected = ConfigurationReference.markdown();
    if (Boolean.getBoolean(REGENERATE)) {
      Files.writeString(FILE, expected);
    }

    assertThat(FILE)
        .as(
            "agent/CONFIGURATION.md is stale. Generate it with: mvn -pl agent -am test"
                + " -Dtest=ConfigurationReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -D"
                + REGENERATE
                + "=true")
        .content()
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        AgentSettings.class,
        ResourceSettings.class,
        TraceSettings.class,
        ExporterSettings.class,
        QueueSettings.class
      })
  void declaration_isOneLineUnderOneKeyAndItsDefaultIsAllowed(Class<?> topic) {
    Set<String> keys = new HashSet<>();
    for (Setting<?> setting : ConfigurationReference.declared(topic)) {
      assertThat(keys.add(setting.key())).as(setting.key()).isTrue();
      assertThat(setting.documentation()).endsWith(".").doesNotContain("\n", "|");
      assertDefaultIsAllowed(setting);
    }
    assertThat(keys).isNotEmpty();
  }

  private static <T> void assertDefaultIsAllowed(Setting<T> setting) {
    T value = setting.defaultValue();
    if (value != null) {
      StringBuilder complaint = new StringBuilder();
      assertThat(setting.type().parse(setting.type().format(value), complaint)).isEqualTo(value);
      assertThat(complaint).isEmpty();
    }
  }
}

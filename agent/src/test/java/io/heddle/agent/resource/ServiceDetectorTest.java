package io.heddle.agent.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceDetectorTest {

  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  @TempDir Path folder;

  private GivenMachine given;

  @BeforeEach
  void emptyMachine() throws Exception {
    given = new GivenMachine(folder);
  }

  @Test
  void nothingKnown_unknownService() {
    assertThat(name()).isEqualTo("unknown_service:java");
  }

  @ParameterizedTest
  @CsvSource({
    // The agent itself stands behind the jar, as the JVM puts it there.
    "shop.jar,                        shop.jar:/a/heddle-agent.jar,   shop",
    "lib/shop-1.2.3.jar --port 1,     lib/shop-1.2.3.jar,             shop",
    "my shop-2.0-SNAPSHOT.jar x,      my shop-2.0-SNAPSHOT.jar,       my shop",
    "/srv/web-shop-api-v2.jar,        /srv/web-shop-api-v2.jar,       web-shop-api-v2",
    "log4j-shop.jar -v-1,             log4j-shop.jar,                 log4j-shop",
    "com.acme.Shop --port 1,          app.jar:lib/b.jar,              com.acme.Shop",
    "com.acme.shop/com.acme.Shop,     '',                             com.acme.Shop",
    "other.jar,                       changed.jar,                    other"
  })
  void command_namesTheService(String command, String classPath, String name) {
    given.property("sun.java.command", command).property("java.class.path", classPath);

    assertThat(name()).isEqualTo(name);
  }

  @Test
  void manifestOfTheMainJar_titleOverFileNameAndVersion() throws Exception {
    startedWithJar(
        Map.of(
            MANIFEST,
            "Manifest-Version: 1.0\nImplementation-Title: Web Shop\nImplementation-Version: 7\n"));

    assertThat(detect())
        .containsEntry("service.name", "Web Shop")
        .containsEntry("service.version", "7");
  }

  @Test
  void mainJarIsDamaged_itsFileName() throws Exception {
    given.file("app/shop-1.jar", "no jar at all");
    given.property("sun.java.command", "app/shop-1.jar");
    given.property("java.class.path", "app/shop-1.jar");

    assertThat(detect()).containsEntry("service.name", "shop").doesNotContainKey("service.version");
  }

  @Test
  void springName_inTheOrderOfSpring() throws Exception {
    startedWithJar(
        Map.of(
            MANIFEST,
            "Manifest-Version: 1.0\nImplementation-Title: title\n",
            "bootstrap.yml",
            "spring: {}\nspring.application.name: cloud",
            "BOOT-INF/classes/application.yml",
            "spring:\n  application:\n    name: packed\n"));
    assertThat(name()).isEqualTo("packed");

    given.file("application.yaml", "spring.application.name: beside");
    assertThat(name()).isEqualTo("beside");

    given.file("config/application.properties", "spring.application.name = config");
    assertThat(name()).isEqualTo("config");

    given.variable("SPRING_APPLICATION_NAME", "variable");
    assertThat(name()).isEqualTo("variable");

    given.property("spring.application.name", "property");
    assertThat(name()).isEqualTo("property");

    given.property("sun.java.command", "app/shop-1.jar -x --spring.application.name=argument -y");
    assertThat(name()).isEqualTo("argument");
  }

  @Test
  void springNameInAFolderOfTheClassPath_isFound() throws Exception {
    given.file("target/classes/application.properties", "spring.application.name=developed");
    given.property("sun.java.command", "com.acme.Shop");
    given.property("java.class.path", "lib/no.jar::target/classes:lib/other.jar");

    assertThat(name()).isEqualTo("developed");
  }

  @Test
  void springNameWithPlaceholder_isPassedOver() throws Exception {
    given.file("application.properties", "spring.application.name=${APP:shop}");
    given.file("application.yml", "spring.application.name: '@project.name@'");
    given.property("sun.java.command", "com.acme.Shop");

    assertThat(name()).isEqualTo("com.acme.Shop");
  }

  @Test
  void classPathThatIsNoPath_harmsNothing() {
    given.property("java.class.path", "\0:*:lib/*");
    given.property("sun.java.command", "com.acme.Shop");

    assertThat(name()).isEqualTo("com.acme.Shop");
  }

  @Test
  void serviceNamedBySettings_isNotLookedFor() {
    given.property("sun.java.command", "com.acme.Shop");

    assertThat(given.detect(new ServiceDetector(true))).containsOnlyKeys("service.instance.id");
  }

  @Test
  void instanceId_isAnotherEachTime() {
    assertThat(detect().get("service.instance.id"))
        .asString()
        .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        .isNotEqualTo(detect().get("service.instance.id"));
  }

  private void startedWithJar(Map<String, String> entries) throws Exception {
    given.jar("app/shop-1.jar", entries);
    given.property("sun.java.command", "app/shop-1.jar");
    given.property("java.class.path", "app/shop-1.jar");
  }

  private Object name() {
    return detect().get("service.name");
  }

  private Map<String, Object> detect() {
    return given.detect(new ServiceDetector(false));
  }
}

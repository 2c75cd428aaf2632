package io.heddle.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.trace.HeddleVersion;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is in the shipped jar, and who can see it. */
class AgentJarIT {

  /** Start-up and disk are budgets: raise one only with the measurement that it buys. */
  private static final long MAX_BYTES = 4_500_000;

  private static final int MAX_ENTRIES = 2_900;

  private static JarFile jar;

  @BeforeAll
  static void open() throws IOException {
    jar = new JarFile(new File("target/heddle-agent.jar"));
  }

  @AfterAll
  static void close() throws IOException {
    jar.close();
  }

  private static List<String> names() {
    return jar.stream().map(JarEntry::getName).toList();
  }

  @Test
  void classesThatAnApplicationCanLoad_areThePremainTheCommandLineAndTheBootClasses() {
    assertThat(names())
        .filteredOn(name -> name.endsWith(".class"))
        .isNotEmpty()
        .allMatch(
            name ->
                name.startsWith("io/heddle/bootstrap/")
                    || name.equals("io/heddle/agent/Premain.class")
                    || name.startsWith("io/heddle/agent/Premain$")
                    || name.equals("io/heddle/agent/Main.class"));
  }

  @Test
  void everyClass_isInAPackageOfOurs() {
    assertThat(names())
        .filteredOn(name -> name.endsWith(".class") || name.endsWith(".classdata"))
        .allMatch(name -> name.startsWith("io/heddle/") || name.startsWith("agent/io/heddle/"));
  }

  @Test
  void everythingElse_isTheManifestTheIndexOrAServiceOfOurs() {
    assertThat(names())
        .filteredOn(name -> !name.endsWith(".class") && !name.endsWith(".classdata"))
        .allMatch(
            name ->
                name.equals("META-INF/MANIFEST.MF")
                    || name.equals("META-INF/LICENSE")
                    || name.equals("META-INF/NOTICE")
                    || name.equals("agent/index")
                    || name.equals("agent/boot-classes")
                    || name.startsWith("META-INF/services/io.heddle.bootstrap."));
  }

  @Test
  void everyClass_isOfJava8OrOlder() throws IOException {
    for (JarEntry entry : jar.stream().toList()) {
      if (entry.getName().endsWith(".class") || entry.getName().endsWith(".classdata")) {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
          assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
          assertThat(in.readInt()).as(entry.getName()).isLessThanOrEqualTo(52);
        }
      }
    }
  }

  @Test
  void size_isWithinTheBudget() {
    assertThat(new File(jar.getName()).length()).isLessThan(MAX_BYTES);
    assertThat(names()).hasSizeLessThan(MAX_ENTRIES);
  }

  @Test
  void manifest_saysHowToEnter_andTheVersionOfTheBuild() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();

    assertThat(manifest.getValue("Premain-Class")).isEqualTo("io.heddle.agent.Premain");
    assertThat(manifest.getValue("Agent-Class")).isEqualTo("io.heddle.agent.Premain");
    assertThat(manifest.getValue("Main-Class")).isEqualTo("io.heddle.agent.Main");
    assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
    assertThat(manifest.getValue("Implementation-Version")).isEqualTo(HeddleVersion.VERSION);
  }
}

package io.heddle.weaver.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstrumentationClassesTest {

  private static final String[] PATHS = {
    "io/heddle/instrumentation/jdbc/JdbcInstrumentation.class",
    "io/heddle/instrumentation/jdbc/JdbcCall.class",
    "io/heddle/instrumentation/jdbc/JdbcInstrumentation$Execute.class",
    "io/heddle/instrumentation/deep/er/OtherInstrumentation.class",
    "io/heddle/weaver/rewrite/AnInstrumentation.class",
    "META-INF/versions/9/io/heddle/instrumentation/x/XInstrumentation.class",
    "io/heddle/instrumentation/readme.txt",
  };
  private static final String[] FOUND = {
    "io.heddle.instrumentation.deep.er.OtherInstrumentation",
    "io.heddle.instrumentation.jdbc.JdbcInstrumentation"
  };

  @TempDir private Path folder;
  private Path jar;

  @BeforeEach
  void write() throws IOException {
    jar = folder.resolve("some.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String path : PATHS) {
        out.putNextEntry(new ZipEntry(path));
        Path file = folder.resolve("classes").resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[0]);
      }
    }
  }

  @Test
  void instrumentations_areFoundByNameAndPlace_inFoldersAndJars() {
    assertThat(InstrumentationClasses.on(new String[] {folder.resolve("classes").toString()}))
        .containsExactly(FOUND);
    assertThat(InstrumentationClasses.on(new String[] {jar.toString()})).containsExactly(FOUND);
  }

  @Test
  void whatIsNotThereOrNoJar_holdsNone() throws IOException {
    Path text = Files.writeString(folder.resolve("a.txt"), "text");

    assertThat(
            InstrumentationClasses.on(
                new String[] {text.toString(), folder.resolve("missing.jar").toString(), ""}))
        .isEmpty();
  }

  @Test
  void damagedJar_isReportedByName() throws IOException {
    Path damaged = Files.writeString(folder.resolve("damaged.jar"), "no jar");

    assertThatThrownBy(() -> InstrumentationClasses.on(new String[] {damaged.toString()}))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("damaged.jar");
  }
}

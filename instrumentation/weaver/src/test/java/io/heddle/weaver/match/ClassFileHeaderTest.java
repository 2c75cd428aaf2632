package io.heddle.weaver.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import sample.ClassFiles;
import sample.TransformingLoader;

/** Held against ASM, on every class file that is at hand. */
class ClassFileHeaderTest {

  @Test
  void everyClassOfTheJdksBaseModule_isReadAsAsmReadsIt() throws IOException {
    Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base");

    assertThat(compareAll(base)).isGreaterThan(5_000);
  }

  @Test
  void everyClassOfTheTestsClassPath_isReadAsAsmReadsIt() throws IOException {
    int count = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        count += compareAll(path);
      } else if (entry.endsWith(".jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(path)) {
          count += compareAll(jar.getPath("/"));
        }
      }
    }

    assertThat(count).isGreaterThan(3_000);
  }

  private static int compareAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .mapToInt(ClassFileHeaderTest::compare)
          .sum();
    }
  }

  private static int compare(Path file) {
    try {
      byte[] classFile = Files.readAllBytes(file);
      ClassReader expected = new ClassReader(classFile);
      ClassFileHeader header = ClassFileHeader.parse(classFile);
      assertThat(header.superName()).as(file.toString()).isEqualTo(expected.getSuperName());
      assertThat(header.interfaceNames())
          .as(file.toString())
          .containsExactly(expected.getInterfaces());
      return 1;
    } catch (IOException failure) {
      throw new AssertionError(file.toString(), failure);
    }
  }

  @Test
  void namesOutsideAscii_areReadAsAsmReadsThem() {
    ClassFileHeader header =
        ClassFileHeader.parse(
            ClassFiles.type("a/B", "a/\u00c4\u20ac\u0000", "a/\ud83e\uddf5", "z\u07ff\u0800"));

    assertThat(header.superName()).isEqualTo("a/\u00c4\u20ac\u0000");
    assertThat(header.interfaceNames()).containsExactly("a/\ud83e\uddf5", "z\u07ff\u0800");
  }

  @Test
  void truncatedAnywhere_isNotRead_orReadRight() {
    byte[] whole = TransformingLoader.classFile("sample.shapes.Kinds$Bridged");
    for (int length = 0; length < whole.length; length++) {
      ClassFileHeader header = ClassFileHeader.parse(Arrays.copyOf(whole, length));
      if (header != null) {
        assertThat(header.superName()).isEqualTo("sample/shapes/Kinds$Generic");
        assertThat(header.interfaceNames()).containsExactly("java/util/function/Supplier");
      }
    }
  }

  @Test
  void damagedBytes_neverThrow() {
    byte[] whole = TransformingLoader.classFile("sample.shapes.Shapes");
    Random random = new Random(5);
    for (int i = 0; i < 50_000; i++) {
      byte[] damaged = whole.clone();
      for (int n = random.nextInt(8); n >= 0; n--) {
        damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
      }
      ClassFileHeader.parse(damaged);
    }
  }

  @Test
  void garbage_isNoClassFile() {
    assertThat(ClassFileHeader.parse(new byte[0])).isNull();
    assertThat(ClassFileHeader.parse(new byte[100])).isNull();
    assertThat(ClassFileHeader.parse("#!/bin/sh".getBytes())).isNull();
  }
}

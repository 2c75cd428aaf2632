package io.heddle.testkit;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A temporary jar of what belongs in the boot loader, gathered from the test's class path. */
final class BootJar {

  private static final String[] PACKAGES = {"io/heddle/bootstrap/", "io/opentelemetry/"};

  private BootJar() {}

  static JarFile ofClassPath() throws IOException {
    File jar = File.createTempFile("heddle-boot", ".jar");
    jar.deleteOnExit();
    Set<String> written = new HashSet<>();
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar.toPath()))) {
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        File file = new File(entry);
        if (file.isDirectory()) {
          copyDirectory(file.toPath(), out, written);
        } else if (file.isFile() && holdsBootClasses(file)) {
          copyJar(file, out, written);
        }
      }
    }
    return new JarFile(jar);
  }

  /** Other libraries' OpenTelemetry modules belong to the application. */
  private static boolean holdsBootClasses(File jar) {
    String name = jar.getName();
    return name.startsWith("heddle-bootstrap")
        || name.startsWith("opentelemetry-api-1")
        || name.startsWith("opentelemetry-context-1")
        || name.startsWith("opentelemetry-common-1");
  }

  private static void copyDirectory(Path directory, JarOutputStream out, Set<String> written)
      throws IOException {
    Path boot = directory.resolve("io/heddle/bootstrap");
    if (!Files.isDirectory(boot) || !Files.exists(boot.resolve("weave/WovenCall.class"))) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                String name = directory.relativize(file).toString().replace('\\', '/');
                try (InputStream in = Files.newInputStream(file)) {
                  write(name, in, out, written);
                } catch (IOException failure) {
                  throw new UncheckedIOException(failure);
                }
              });
    }
  }

  private static void copyJar(File file, JarOutputStream out, Set<String> written)
      throws IOException {
    try (JarFile jar = new JarFile(file)) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        try (InputStream in = jar.getInputStream(entry)) {
          write(entry.getName(), in, out, written);
        }
      }
    }
  }

  private static void write(String name, InputStream in, JarOutputStream out, Set<String> written)
      throws IOException {
    boolean wanted = name.startsWith("META-INF/services/");
    for (String prefix : PACKAGES) {
      wanted |= name.startsWith(prefix) && !name.endsWith("/");
    }
    if (wanted && written.add(name)) {
      out.putNextEntry(new JarEntry(name));
      in.transferTo(out);
      out.closeEntry();
    }
  }
}

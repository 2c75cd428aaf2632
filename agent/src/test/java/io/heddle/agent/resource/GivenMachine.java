package io.heddle.agent.resource;

import io.heddle.agent.config.GivenEnvironment;
import io.heddle.exporter.otlp.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A machine made of a folder: {@code root} stands for the system, {@code work} for the program. */
final class GivenMachine {

  final GivenEnvironment environment = new GivenEnvironment().property("path.separator", ":");
  private final Path root;
  private final Path work;

  GivenMachine(Path folder) throws IOException {
    root = Files.createDirectories(folder.resolve("root"));
    work = Files.createDirectories(folder.resolve("work"));
  }

  GivenMachine property(String name, String value) {
    environment.property(name, value);
    return this;
  }

  GivenMachine variable(String name, String value) {
    environment.variable(name, value);
    return this;
  }

  GivenMachine systemFile(String path, String text) throws IOException {
    write(root.resolve(path), text);
    return this;
  }

  GivenMachine systemLink(String path, String target) throws IOException {
    Path link = root.resolve(path);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(target));
    return this;
  }

  GivenMachine file(String path, String text) throws IOException {
    write(work.resolve(path), text);
    return this;
  }

  /** A jar in the working directory, of the entries' names and texts. */
  GivenMachine jar(String path, Map<String, String> entries) throws IOException {
    Path file = work.resolve(path);
    Files.createDirectories(file.getParent());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue().getBytes());
        out.closeEntry();
      }
    }
    return this;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  Machine machine() {
    return new Machine(environment, root.toFile(), work.toFile());
  }

  Map<String, Object> detect(Detector detector) {
    Resource.Builder resource = Resource.builder();
    detector.detect(machine(), resource);
    return resource.build().attributes();
  }
}

package io.heddle.assembly;

import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.index.Index;
import io.heddle.weaver.index.IndexBuilder;
import io.heddle.weaver.index.InstrumentationClasses;
import io.heddle.weaver.rules.InstrumentationRules;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Lays out the agent jar. At its root stand {@code Premain}, the command line's main class and the
 * boot classes; everything else is an entry under {@code agent/} that only the agent's own loader
 * finds. Adds the index of woven types and the order in which boot classes are defined.
 *
 * <p>The same input gives the same bytes, on any machine.
 */
public final class AssembleAgentJar {

  private static final String AGENT_FOLDER = "agent/";
  private static final String BOOT = "io/heddle/bootstrap/";
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String PREMAIN = "io/heddle/agent/Premain.class";

  /** Java 6: Premain says on older JVMs than Java 8 that they are too old. */
  private static final byte PREMAIN_VERSION = 50;

  private AssembleAgentJar() {}

  /**
   * @param args the relocated jar, the jar to write, the time stamp of all entries (ISO 8601); the
   *     instrumentations are those on the class path
   */
  public static void main(String[] args) throws Exception {
    Path relocated = Path.of(args[0]);
    Path target = Path.of(args[1]);
    LocalDateTime time =
        OffsetDateTime.parse(args[2]).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    Map<String, byte[]> entries = layOut(relocated);
    entries.put(
        AGENT_FOLDER + "index",
        index(System.getProperty("java.class.path").split(File.pathSeparator)));
    entries.put(AGENT_FOLDER + "boot-classes", bootOrder(entries));
    write(entries, target, time);
  }

  private static Map<String, byte[]> layOut(Path relocated) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipFile jar = new ZipFile(relocated.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().map(e -> (ZipEntry) e)::iterator) {
        String name = entry.getName();
        if (!entry.isDirectory() && isShipped(name)) {
          byte[] content = jar.getInputStream(entry).readAllBytes();
          if (name.equals(PREMAIN)) {
            content[7] = PREMAIN_VERSION;
          }
          entries.put(place(name), content);
        }
      }
    }
    return entries;
  }

  private static boolean isShipped(String name) {
    return name.endsWith(".class") && !name.endsWith("module-info.class")
        || name.equals(MANIFEST)
        || name.equals("META-INF/LICENSE")
        || name.equals("META-INF/NOTICE")
        || name.startsWith("META-INF/services/" + BOOT.replace('/', '.'));
  }

  private static String place(String name) {
    if (name.startsWith("META-INF/")
        || name.startsWith(BOOT)
        || name.equals("io/heddle/agent/Main.class")
        || name.startsWith("io/heddle/agent/Premain")) {
      return name;
    }
    return AGENT_FOLDER + name.replaceFirst("\\.class$", ".classdata");
  }

  private static byte[] index(String[] classPath) throws Exception {
    Set<String> names = InstrumentationClasses.on(classPath);
    List<InstrumentationRules> rules = new ArrayList<>();
    for (String name : names) {
      Object instrumentation = Class.forName(name).getConstructor().newInstance();
      rules.add(InstrumentationRules.of((Instrumentation) instrumentation));
    }
    if (rules.isEmpty()) {
      throw new IllegalStateException("no instrumentation on " + String.join(":", classPath));
    }
    Index index = IndexBuilder.build(rules);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    index.write(out);
    return out.toByteArray();
  }

  private static byte[] bootOrder(Map<String, byte[]> entries) {
    BootOrder order = new BootOrder();
    entries.forEach(
        (name, content) -> {
          // Advice annotations are read from class files and never loaded.
          if (name.startsWith(BOOT)
              && name.endsWith(".class")
              && !name.startsWith(BOOT + "weave/advice/")) {
            order.add(content);
          }
        });
    return (String.join("\n", order.names()) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static void write(Map<String, byte[]> entries, Path target, LocalDateTime time)
      throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
      out.setLevel(Deflater.BEST_COMPRESSION);
      write(MANIFEST, entries.remove(MANIFEST), time, out);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        write(entry.getKey(), entry.getValue(), time, out);
      }
    }
  }

  private static void write(String name, byte[] content, LocalDateTime time, ZipOutputStream out)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(time);
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }
}

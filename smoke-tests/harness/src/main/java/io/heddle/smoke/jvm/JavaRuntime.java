package io.heddle.smoke.jvm;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A Java installed on this machine.
 *
 * @param feature its feature version: 8, 11, 17...
 * @param home the folder that holds {@code bin/java}
 */
public record JavaRuntime(int feature, Path home) {

  /** A list of Java homes, as in a path; they come before those that are found. */
  private static final String HOMES_VARIABLE = "HEDDLE_TEST_JAVA_HOMES";

  /** Returns the Java that runs this. */
  public static JavaRuntime current() {
    return new JavaRuntime(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
  }

  /**
   * Returns one Java for each feature version that is there: this one, those in {@code
   * HEDDLE_TEST_JAVA_HOMES}, in {@code ~/.jdks} and in {@code /usr/lib/jvm}.
   */
  public static Map<Integer, JavaRuntime> installed() {
    Map<Integer, JavaRuntime> byFeature = new TreeMap<>();
    byFeature.put(current().feature(), current());
    List<Path> homes = new ArrayList<>();
    for (String home : System.getenv().getOrDefault(HOMES_VARIABLE, "").split(File.pathSeparator)) {
      if (!home.isBlank()) {
        homes.add(Path.of(home));
      }
    }
    homes.addAll(foldersIn(Path.of(System.getProperty("user.home"), ".jdks")));
    homes.addAll(foldersIn(Path.of("/usr/lib/jvm")));
    for (Path home : homes) {
      int feature = featureOf(home);
      if (feature > 0) {
        byFeature.putIfAbsent(feature, new JavaRuntime(feature, home));
      }
    }
    return byFeature;
  }

  public Path java() {
    return tool("java");
  }

  /** Returns the path of one of its programs, which may not be there. */
  public Path tool(String name) {
    return home.resolve("bin").resolve(name);
  }

  private static List<Path> foldersIn(Path parent) {
    List<Path> folders = new ArrayList<>();
    if (Files.isDirectory(parent)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
        entries.forEach(folders::add);
      } catch (IOException e) {
        throw new IllegalStateException("cannot list " + parent, e);
      }
    }
    folders.sort(null);
    return folders;
  }

  /** Read from the file {@code release}, which nearly every Java has; 0 where this is none. */
  private static int featureOf(Path home) {
    if (!Files.isExecutable(home.resolve("bin/java"))) {
      return 0;
    }
    try {
      Path release = home.resolve("release");
      return feature(Files.isRegularFile(release) ? versionIn(release) : versionSaidBy(home));
    } catch (IOException e) {
      throw new IllegalStateException("cannot tell the version of " + home, e);
    }
  }

  private static String versionIn(Path release) throws IOException {
    Properties properties = new Properties();
    try (var in = Files.newBufferedReader(release)) {
      properties.load(in);
    }
    return properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
  }

  /** From a first line such as {@code openjdk version "1.8.0_472"}. */
  private static String versionSaidBy(Path home) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("bin/java").toString(), "-version")
            .redirectErrorStream(true);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    try (var out = process.inputReader()) {
      String[] quoted = out.lines().toList().get(0).split("\"");
      return quoted.length < 2 ? "0" : quoted[1];
    }
  }

  private static int feature(String version) {
    String[] parts = version.split("[.+_-]");
    return Integer.parseInt(parts[0].equals("1") ? parts[1] : parts[0]);
  }

  @Override
  public String toString() {
    return "Java " + feature;
  }
}

package io.heddle.smoke.jvm;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the build puts what the smoke tests run. */
public final class Project {

  /** Names another jar to attach, so that a peer can be held against the same programs. */
  private static final String AGENT_VARIABLE = "HEDDLE_TEST_AGENT_JAR";

  private Project() {}

  /**
   * Returns the shipped jar.
   *
   * @throws IllegalStateException if it has not been built
   */
  public static Path agentJar() {
    String named = System.getenv(AGENT_VARIABLE);
    return named == null ? file("agent/target/heddle-agent.jar") : Path.of(named).toAbsolutePath();
  }

  /**
   * Returns a file or folder that the build made, given its path from the top of the project.
   *
   * @throws IllegalStateException if it is not there
   */
  public static Path file(String path) {
    Path file = root().resolve(path);
    if (!Files.exists(file)) {
      throw new IllegalStateException(path + " is not built; run: mvn -B -ntp verify -DskipTests");
    }
    return file;
  }

  /** Returns the class path of everything in a folder of jars. */
  public static String jarsIn(Path folder) {
    return folder + "/*";
  }

  /** The nearest folder, from the working folder up, that holds the rooms of the project. */
  private static Path root() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("smoke-tests/harness"))) {
        return folder;
      }
    }
    throw new IllegalStateException("the working folder is not inside the project");
  }
}

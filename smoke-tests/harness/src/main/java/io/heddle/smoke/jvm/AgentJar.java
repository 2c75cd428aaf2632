package io.heddle.smoke.jvm;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the shipped jar is. */
public final class AgentJar {

  /** Names another jar to attach, so that a peer can be held against the same programs. */
  private static final String PROPERTY = "heddle.agent.jar";

  private AgentJar() {}

  /**
   * Returns the jar that the build made, found by going up from the working folder.
   *
   * @throws IllegalStateException if it has not been built
   */
  public static Path find() {
    String named = System.getProperty(PROPERTY);
    if (named != null) {
      return Path.of(named).toAbsolutePath();
    }
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path jar = folder.resolve("agent/target/heddle-agent.jar");
      if (Files.isRegularFile(jar)) {
        return jar;
      }
    }
    throw new IllegalStateException(
        "agent/target/heddle-agent.jar is not built: mvn -B -ntp package -pl agent -am");
  }
}

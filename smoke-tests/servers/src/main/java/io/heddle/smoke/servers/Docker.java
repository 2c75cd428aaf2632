package io.heddle.smoke.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.testcontainers.DockerClientFactory;

/** Whether a Docker engine answers. */
final class Docker {

  private static final Path SOCKET = Path.of("/var/run/docker.sock");

  private Docker() {}

  static boolean answers(Map<String, String> environment) {
    // Testcontainers tries many places and logs each failure at length: ask it only where one of
    // the usual two shows that there may be an engine.
    if (!Files.exists(SOCKET) && !environment.containsKey("DOCKER_HOST")) {
      return false;
    }
    return DockerClientFactory.instance().isDockerAvailable();
  }
}

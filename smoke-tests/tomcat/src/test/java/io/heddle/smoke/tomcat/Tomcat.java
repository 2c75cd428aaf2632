package io.heddle.smoke.tomcat;

import io.heddle.smoke.jvm.JavaProgram;
import io.heddle.smoke.jvm.JavaRuntime;
import io.heddle.smoke.jvm.Project;
import io.heddle.smoke.jvm.RunningProgram;
import io.heddle.smoke.receiver.OtlpReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A distribution as it was unpacked, and a base folder in which only its ports are changed. */
final class Tomcat {

  private final Path home;
  private final Path base;

  /**
   * @param name the folder of target that it was unpacked into
   */
  Tomcat(String name) throws IOException {
    Path unpacked = Path.of("target", name).toAbsolutePath();
    try (Stream<Path> folders = Files.list(unpacked)) {
      home =
          folders
              .filter(folder -> Files.isDirectory(folder.resolve("webapps")))
              .findFirst()
              .orElseThrow();
    }
    base = Path.of("target", name + "-base").toAbsolutePath();
    prepareBase();
  }

  private void prepareBase() throws IOException {
    for (String folder : new String[] {"conf", "logs", "temp", "work"}) {
      Files.createDirectories(base.resolve(folder));
    }
    try (Stream<Path> files = Files.list(home.resolve("conf"))) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        if (file.endsWith("server.xml")) {
          text =
              text.replace("<Server port=\"8005\"", "<Server port=\"-1\"")
                  .replace(
                      "<Connector port=\"8080\"", "<Connector address=\"127.0.0.1\" port=\"0\"")
                  .replace("appBase=\"webapps\"", "appBase=\"" + home.resolve("webapps") + "\"");
        }
        Files.writeString(base.resolve("conf").resolve(file.getFileName()), text);
      }
    }
  }

  RunningProgram start(OtlpReceiver receiver, String service) throws IOException {
    return JavaProgram.ofCommand(home.resolve("bin/catalina.sh"), "run")
        .environment("CATALINA_HOME", home.toString())
        .environment("CATALINA_BASE", base.toString())
        .environment("JRE_HOME", JavaRuntime.current().home().toString())
        .environment("CATALINA_OPTS", "-javaagent:" + Project.agentJar())
        .exportTo(receiver, service)
        .start();
  }

  /** Waits until it answers, and returns where. */
  static String url(RunningProgram tomcat) {
    String port =
        tomcat.awaitLine("ProtocolHandler \\[\"http-nio-127.0.0.1-auto-\\d+-(\\d+)").group(1);
    tomcat.awaitLine("Server startup in");
    return "http://127.0.0.1:" + port;
  }
}

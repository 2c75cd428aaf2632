package io.heddle.smoke.attach;

import io.heddle.smoke.jvm.JavaProgram;
import io.heddle.smoke.jvm.Project;
import io.heddle.smoke.jvm.RunningProgram;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** The programs of this module, as they are started and asked. */
final class Programs {

  static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();

  private static final Path LIBRARIES = Path.of("target", "libraries").toAbsolutePath();
  private static final String CLASS_PATH = CLASSES + File.pathSeparator + Project.jarsIn(LIBRARIES);
  private static final String PACKAGE = "io.heddle.smoke.programs.";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Programs() {}

  static JavaProgram program(String name, String... arguments) {
    return JavaProgram.ofClass(CLASS_PATH, PACKAGE + name, arguments);
  }

  static JavaProgram hello(String... arguments) {
    return program("Hello", arguments);
  }

  static JavaProgram greeter() {
    return program("Greeter");
  }

  /** Waits until the program says where it listens. */
  static String url(RunningProgram program) {
    return program.awaitLine("listens on (http://\\S+)").group(1);
  }

  static HttpResponse<String> get(String url) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
    return HTTP.send(request, BodyHandlers.ofString());
  }
}

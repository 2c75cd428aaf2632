package io.heddle.smoke.kubernetes;

import io.heddle.smoke.jvm.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The example in {@code agent/kubernetes}: three services with the component applied to them. */
final class Example {

  static final Path FOLDER = Project.file("agent/kubernetes/example");
  static final Path RENDERED = FOLDER.resolve("rendered.yaml");

  private Example() {}

  /** Rendered now, or as committed where nothing here can render it. */
  static Manifests manifests() throws IOException, InterruptedException {
    return Manifests.parse(
        Kustomize.missing() == null ? Kustomize.render(FOLDER) : Files.readString(RENDERED));
  }
}

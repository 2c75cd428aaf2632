package io.heddle.smoke.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.heddle.smoke.jvm.JavaProgram;
import io.heddle.smoke.jvm.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Performs a pod without a cluster: each volume is a folder, the init containers' commands are run,
 * and the application is started with its container's environment. Paths of mounts, files of images
 * and addresses of the cluster stand for what is here, wherever they are named.
 */
final class PodOnThisMachine {

  private final Manifests manifests;
  private final PodTemplateSpec template;
  private final Path volumes;
  private final Map<String, String> here = new LinkedHashMap<>();

  PodOnThisMachine(Manifests manifests, String deployment, Path volumes) {
    this.manifests = manifests;
    this.template = manifests.deployment(deployment).getSpec().getTemplate();
    this.volumes = volumes;
  }

  /** A file of an image, or an address in the cluster, and what stands for it here. */
  PodOnThisMachine with(String there, String onThisMachine) {
    here.put(there, onThisMachine);
    return this;
  }

  /** Runs the init containers one after the other, each to its end. */
  PodOnThisMachine initialise() throws IOException, InterruptedException {
    for (Container container : pod().getInitContainers()) {
      List<String> command = new ArrayList<>();
      for (String word : container.getCommand()) {
        command.add(onThisMachine(container, word));
      }
      Process process = new ProcessBuilder(command).inheritIO().start();
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError("init container failed: " + command);
      }
    }
    return this;
  }

  /** Starts a program as the application of the first container. */
  RunningProgram start(JavaProgram application) throws IOException {
    Container container = pod().getContainers().get(0);
    PodFields fields =
        new PodFields(
            "shop",
            container.getName() + "-6b7f9c-x2x4v",
            "0b1e5a8e-5a0c-4b52-9d2b-0d9b7c6b3a11",
            "node-3",
            template.getMetadata().getLabels());
    for (Map.Entry<String, String> variable :
        ContainerEnvironment.of(container, manifests, fields).entrySet()) {
      application.environment(variable.getKey(), onThisMachine(container, variable.getValue()));
    }
    return application.start();
  }

  private PodSpec pod() {
    return template.getSpec();
  }

  private String onThisMachine(Container container, String text) throws IOException {
    String result = text;
    for (VolumeMount mount : container.getVolumeMounts()) {
      Path volume = Files.createDirectories(volumes.resolve(mount.getName()));
      result = result.replace(mount.getMountPath(), volume.toString());
    }
    for (Map.Entry<String, String> each : here.entrySet()) {
      result = result.equals(each.getKey()) ? each.getValue() : result;
    }
    return result;
  }
}

package io.heddle.agent.resource;

import io.heddle.exporter.otlp.Resource;

/**
 * {@code container.id}, as the kernel lets a container see it: in the path of its control group
 * (version 1, or 2 without a namespace of its own), else in where its runtime has mounted the files
 * for name resolution from.
 */
final class ContainerDetector implements Detector {

  static final String ID = "container.id";

  /** Docker, containerd, CRI-O and podman name containers by this many hexadecimal digits. */
  private static final int ID_LENGTH = 64;

  @Override
  public void detect(Machine machine, Resource.Builder resource) {
    String id = find(machine.systemText("proc/self/cgroup"), false);
    if (id == null) {
      id = find(machine.systemText("proc/self/mountinfo"), true);
    }
    resource.put(ID, id);
  }

  private static String find(String text, boolean mounts) {
    for (int start = 0; text != null && start < text.length(); ) {
      int newLine = text.indexOf('\n', start);
      int end = newLine < 0 ? text.length() : newLine;
      String line = text.substring(start, end).trim();
      String id = mounts ? inMount(line) : inControlGroup(line);
      if (id != null) {
        return id;
      }
      start = end + 1;
    }
    return null;
  }

  /**
   * The last part of the path, such as {@code docker-<id>.scope}, {@code cri-containerd-<id>.scope}
   * or the id alone.
   */
  private static String inControlGroup(String line) {
    String name = line.substring(line.lastIndexOf('/') + 1);
    if (name.endsWith(".scope")) {
      name = name.substring(0, name.length() - ".scope".length());
    }
    // containerd without systemd puts its own names before the id: unit:cri-containerd:<id>.
    int idStart = Math.max(name.lastIndexOf('-'), name.lastIndexOf(':')) + 1;
    String id = name.substring(idStart);
    return isId(id) ? id : null;
  }

  /**
   * The folder behind {@code containers} or {@code overlay-containers} that {@code /etc/hostname}
   * and its like come from. Another folder's id is not the container's: containerd keeps these
   * files with the pod's sandbox.
   */
  private static String inMount(String line) {
    if (!line.contains(" /etc/hostname ")
        && !line.contains(" /etc/hosts ")
        && !line.contains(" /etc/resolv.conf ")) {
      return null;
    }
    int folder = line.indexOf("containers/");
    while (folder >= 0) {
      int start = folder + "containers/".length();
      int end = line.indexOf('/', start);
      String id = end < 0 ? "" : line.substring(start, end);
      if (isId(id)) {
        return id;
      }
      folder = line.indexOf("containers/", start);
    }
    return null;
  }

  private static boolean isId(String text) {
    if (text.length() != ID_LENGTH) {
      return false;
    }
    for (int i = 0; i < ID_LENGTH; i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }
}

package io.heddle.agent.resource;

import io.heddle.bootstrap.log.Log;
import io.heddle.exporter.otlp.Resource;
import java.io.File;

/**
 * {@code process.*}. The command line is left out on purpose: people put passwords there, and a
 * trace is read by more eyes than a process list.
 */
final class ProcessDetector implements Detector {

  static final String PID = "process.pid";
  static final String EXECUTABLE_PATH = "process.executable.path";
  static final String RUNTIME_NAME = "process.runtime.name";
  static final String RUNTIME_VERSION = "process.runtime.version";
  static final String RUNTIME_DESCRIPTION = "process.runtime.description";

  @Override
  public void detect(Machine machine, Resource.Builder resource) {
    Long pid = pid(machine);
    if (pid != null) {
      resource.put(PID, pid.longValue());
    }
    resource.put(EXECUTABLE_PATH, executable(machine));
    resource.put(RUNTIME_NAME, machine.property("java.runtime.name"));
    resource.put(RUNTIME_VERSION, machine.property("java.runtime.version"));
    resource.put(RUNTIME_DESCRIPTION, virtualMachine(machine));
  }

  private static Long pid(Machine machine) {
    String self = machine.systemLink("proc/self");
    if (self != null) {
      try {
        return Long.valueOf(self);
      } catch (NumberFormatException e) {
        Log.debug("/proc/self is no process id: " + self);
      }
    }
    return pidOfProcessHandle();
  }

  /** By reflection, since Java 8 has none; java.management may be missing from an image. */
  private static Long pidOfProcessHandle() {
    try {
      Class<?> type = Class.forName("java.lang.ProcessHandle");
      Object current = type.getMethod("current").invoke(null);
      return (Long) type.getMethod("pid").invoke(current);
    } catch (ReflectiveOperationException e) {
      Log.debug("no process id: " + e);
      return null;
    }
  }

  private static String executable(Machine machine) {
    String link = machine.systemLink("proc/self/exe");
    String home = machine.property("java.home");
    if (link != null || home == null) {
      return link;
    }
    File java = new File(home, "bin" + File.separator + "java");
    File exe = new File(home, "bin" + File.separator + "java.exe");
    return java.isFile() ? java.getPath() : exe.isFile() ? exe.getPath() : null;
  }

  private static String virtualMachine(Machine machine) {
    String name = machine.property("java.vm.name");
    String vendor = machine.property("java.vm.vendor");
    String version = machine.property("java.vm.version");
    return name == null || vendor == null || version == null
        ? null
        : vendor + " " + name + " " + version;
  }
}

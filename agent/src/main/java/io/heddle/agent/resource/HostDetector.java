package io.heddle.agent.resource;

import io.heddle.exporter.otlp.Resource;
import java.util.Locale;

/**
 * {@code host.*} and {@code os.*}. The name is read from where the system keeps it: asking {@code
 * InetAddress} for it can hang on a name server.
 */
final class HostDetector implements Detector {

  static final String NAME = "host.name";
  static final String ARCH = "host.arch";
  static final String OS_TYPE = "os.type";
  static final String OS_VERSION = "os.version";
  static final String OS_DESCRIPTION = "os.description";

  /** How {@code os.name} starts, in lower case, and the conventions' {@code os.type}. */
  private static final String[][] OS_TYPES = {
    {"linux", "linux"},
    {"windows", "windows"},
    {"mac", "darwin"},
    {"freebsd", "freebsd"},
    {"netbsd", "netbsd"},
    {"openbsd", "openbsd"},
    {"dragonfly", "dragonflybsd"},
    {"hp-ux", "hpux"},
    {"aix", "aix"},
    {"sunos", "solaris"},
    {"z/os", "zos"}
  };

  /** {@code os.arch} in lower case, and the conventions' {@code host.arch} where they differ. */
  private static final String[][] ARCHITECTURES = {
    {"x86_64", "amd64"},
    {"aarch64", "arm64"},
    {"arm", "arm32"},
    {"i386", "x86"},
    {"i486", "x86"},
    {"i586", "x86"},
    {"i686", "x86"},
    {"ppc", "ppc32"},
    {"ppc64le", "ppc64"}
  };

  @Override
  public void detect(Machine machine, Resource.Builder resource) {
    String os = machine.property("os.name");
    String version = machine.property("os.version");
    resource.put(NAME, name(machine));
    resource.put(ARCH, architecture(machine.property("os.arch")));
    resource.put(OS_TYPE, type(os));
    resource.put(OS_VERSION, version);
    if (os != null) {
      resource.put(OS_DESCRIPTION, version == null ? os : os + " " + version);
    }
  }

  /** The kernel knows best; a variable may be a parent's. */
  private static String name(Machine machine) {
    String name = machine.systemText("proc/sys/kernel/hostname");
    if (name == null) {
      name = machine.variable("HOSTNAME");
    }
    if (name == null) {
      name = machine.variable("COMPUTERNAME");
    }
    return name == null ? machine.systemText("etc/hostname") : name;
  }

  private static String architecture(String arch) {
    if (arch == null) {
      return null;
    }
    String known = arch.toLowerCase(Locale.ROOT);
    for (String[] names : ARCHITECTURES) {
      if (known.equals(names[0])) {
        return names[1];
      }
    }
    return known;
  }

  private static String type(String os) {
    String known = os == null ? "" : os.toLowerCase(Locale.ROOT);
    for (String[] names : OS_TYPES) {
      if (known.startsWith(names[0])) {
        return names[1];
      }
    }
    return null;
  }
}

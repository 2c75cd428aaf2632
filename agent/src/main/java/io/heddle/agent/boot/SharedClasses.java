package io.heddle.agent.boot;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Whether this JVM shares the application's classes through an archive (AppCDS, an AOT cache), or
 * is making one. Read from its command line, since the options have no other place that can be
 * looked at before {@code main} without JMX.
 */
final class SharedClasses {

  private static final String[] OPTIONS = {
    "SharedArchiveFile",
    "AutoCreateSharedArchive",
    "ArchiveClassesAtExit",
    "SharedClassListFile",
    "AOTCache",
    "AOTMode",
    "AOTConfiguration"
  };

  /** Options may stand in files, too. */
  private static final String[] OPTION_FILES = {"@", "-XX:Flags=", "-XX:VMOptionsFile="};

  private static final String[] VARIABLES = {
    "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"
  };

  private static final int MAX_BYTES = 1 << 16;

  private SharedClasses() {}

  /** True also where the command line cannot be read, or options may stand where we do not look. */
  static boolean mayBeInUse() {
    try (InputStream in = new FileInputStream("/proc/self/cmdline")) {
      byte[] bytes = new byte[MAX_BYTES];
      int used = 0;
      int n;
      while (used < bytes.length && (n = in.read(bytes, used, bytes.length - used)) > 0) {
        used += n;
      }
      if (used == 0 || used == bytes.length) {
        return true;
      }
      // One byte a character: only ASCII is looked for.
      @SuppressWarnings("deprecation")
      String commandLine = new String(bytes, 0, 0, used);
      return isAskedFor(commandLine) || isAskedForByVariable();
    } catch (IOException unreadable) {
      // Not Linux, or /proc is not there.
      return true;
    }
  }

  private static boolean isAskedForByVariable() {
    for (String variable : VARIABLES) {
      String options = System.getenv(variable);
      if (options != null && isAskedFor(options.replace(' ', '\0'))) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param arguments each ended by a NUL character
   */
  static boolean isAskedFor(String arguments) {
    for (String option : OPTIONS) {
      if (arguments.contains(option)) {
        return true;
      }
    }
    for (String file : OPTION_FILES) {
      if (arguments.startsWith(file) || arguments.contains('\0' + file)) {
        return true;
      }
    }
    return false;
  }
}

package io.heddle.agent.resource;

import io.heddle.bootstrap.log.Log;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** What {@code java} was told to run, as far as the launcher's properties tell. */
final class MainProgram {

  /** Main class or jar and arguments, with spaces between; HotSpot and OpenJ9 set it. */
  private final String command;

  private final File jar;
  private final String mainClass;

  private MainProgram(String command, File jar, String mainClass) {
    this.command = command;
    this.jar = jar;
    this.mainClass = mainClass;
  }

  static MainProgram of(Machine machine) {
    String command = machine.property("sun.java.command");
    if (command == null) {
      return new MainProgram("", null, null);
    }
    // With -jar, the jar is the first of the class path, and its name may have spaces in it.
    String first = firstOfClassPath(machine);
    if (first != null
        && first.endsWith(".jar")
        && (command.equals(first) || command.startsWith(first + " "))) {
      return new MainProgram(command, machine.resolve(first), null);
    }
    int space = command.indexOf(' ');
    String program = space < 0 ? command : command.substring(0, space);
    if (program.endsWith(".jar")) {
      return new MainProgram(command, machine.resolve(program), null);
    }
    // With -m, the module stands before the class.
    return new MainProgram(command, null, program.substring(program.indexOf('/') + 1));
  }

  private static String firstOfClassPath(Machine machine) {
    String classPath = machine.property("java.class.path");
    String separator = machine.property("path.separator");
    int end = classPath == null || separator == null ? -1 : classPath.indexOf(separator);
    return end < 0 ? classPath : classPath.substring(0, end);
  }

  /** Null where it was not started with {@code -jar}. */
  File jar() {
    return jar;
  }

  /** Null where it was started with {@code -jar}, or is not known. */
  String mainClass() {
    return mainClass;
  }

  /** The value of an argument {@code --name=value}; null where there is none. */
  String argument(String name) {
    String start = " --" + name + "=";
    int found = command.indexOf(start);
    if (found < 0) {
      return null;
    }
    int value = found + start.length();
    int space = command.indexOf(' ', value);
    return Machine.nonEmpty(command.substring(value, space < 0 ? command.length() : space));
  }

  /** The file name of the jar without its version: {@code shop} of {@code shop-1.2.jar}. */
  String jarName() {
    if (jar == null) {
      return null;
    }
    String name = jar.getName();
    name = name.substring(0, name.length() - ".jar".length());
    for (int dash = name.indexOf('-'); dash > 0; dash = name.indexOf('-', dash + 1)) {
      if (dash + 1 < name.length() && Character.isDigit(name.charAt(dash + 1))) {
        return name.substring(0, dash);
      }
    }
    return Machine.nonEmpty(name);
  }

  /** A main attribute of the jar's manifest; null where there is none. */
  String manifest(Attributes.Name name) {
    if (jar == null || !jar.isFile()) {
      return null;
    }
    try (JarFile file = new JarFile(jar, false)) {
      Manifest manifest = file.getManifest();
      return manifest == null
          ? null
          : Machine.nonEmpty(manifest.getMainAttributes().getValue(name));
    } catch (IOException e) {
      Log.debug("cannot read the manifest of " + jar + ": " + e);
    } catch (RuntimeException e) {
      // Names that are no UTF-8, or a security manager.
      Log.debug("cannot read " + jar + ": " + e);
    }
    return null;
  }

  /** The first of these entries that the jar has; null where it has none. */
  byte[] entry(String... names) {
    if (jar == null || !jar.isFile()) {
      return null;
    }
    try (JarFile file = new JarFile(jar, false)) {
      for (String name : names) {
        ZipEntry entry = file.getEntry(name);
        if (entry != null) {
          try (InputStream in = file.getInputStream(entry)) {
            return Machine.contents(in);
          }
        }
      }
    } catch (IOException e) {
      Log.debug("cannot read " + jar + ": " + e);
    } catch (RuntimeException e) {
      // Names that are no UTF-8, or a security manager.
      Log.debug("cannot read " + jar + ": " + e);
    }
    return null;
  }
}

package io.heddle.agent.resource;

import io.heddle.agent.config.Environment;
import io.heddle.bootstrap.log.Log;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;

/**
 * What can be read of the process and the system below it. Nothing here throws, waits for a
 * network, or reads without bound; what cannot be read is null.
 */
final class Machine {

  /** More than any of the files that are read have to say. */
  private static final int MAX_BYTES = 256 << 10;

  private final Environment environment;
  private final File root;
  private final File workingDirectory;

  Machine(Environment environment, File root, File workingDirectory) {
    this.environment = environment;
    this.root = root;
    this.workingDirectory = workingDirectory;
  }

  String property(String name) {
    return nonEmpty(environment.property(name));
  }

  String variable(String name) {
    return nonEmpty(environment.variable(name));
  }

  static String nonEmpty(String text) {
    String trimmed = text == null ? "" : text.trim();
    return trimmed.isEmpty() ? null : trimmed;
  }

  /** A path as the application would resolve it, against the folder that it was started in. */
  File resolve(String path) {
    File file = new File(path);
    return file.isAbsolute() ? file : new File(workingDirectory, path);
  }

  /** The text of a system's file, by its path below the root. */
  String systemText(String path) {
    byte[] bytes = contents(new File(root, path));
    return bytes == null ? null : nonEmpty(new String(bytes, StandardCharsets.UTF_8));
  }

  /** Where a system's symbolic link points, by its path below the root. */
  String systemLink(String path) {
    try {
      return Files.readSymbolicLink(new File(root, path).toPath()).toString();
    } catch (IOException e) {
      Log.debug("no link " + path + ": " + e);
    } catch (InvalidPathException e) {
      Log.debug("no link " + path + ": " + e);
    } catch (UnsupportedOperationException e) {
      Log.debug("no links on this file system: " + e);
    } catch (SecurityException e) {
      Log.debug("link " + path + " may not be read: " + e);
    }
    return null;
  }

  /** Null too where it is no regular file. */
  static byte[] contents(File file) {
    try {
      if (!file.isFile()) {
        return null;
      }
      try (InputStream in = new FileInputStream(file)) {
        return contents(in);
      }
    } catch (IOException e) {
      Log.debug("cannot read " + file + ": " + e);
    } catch (SecurityException e) {
      Log.debug("may not read " + file + ": " + e);
    }
    return null;
  }

  /** As much as the bound allows. */
  static byte[] contents(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    for (int read; bytes.size() < MAX_BYTES && (read = in.read(buffer)) > 0; ) {
      bytes.write(buffer, 0, read);
    }
    return bytes.toByteArray();
  }
}

package io.heddle.weaver.index;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Finds the instrumentations on a class path by where they stand and what they are called: {@code
 * io.heddle.instrumentation.<library>.<Name>Instrumentation}. Runs when the agent is built, and in
 * tests.
 */
public final class InstrumentationClasses {

  private static final String PACKAGE = "io/heddle/instrumentation/";
  private static final String SUFFIX = "Instrumentation.class";

  private InstrumentationClasses() {}

  /**
   * @param classPath folders and jars
   * @return binary names, sorted
   */
  public static Set<String> on(String[] classPath) {
    Set<String> found = new TreeSet<String>();
    for (String entry : classPath) {
      File file = new File(entry);
      if (file.isDirectory()) {
        addFolder(new File(file, PACKAGE), PACKAGE, found);
      } else if (file.isFile() && entry.endsWith(".jar")) {
        addJar(file, found);
      }
    }
    return found;
  }

  private static void addFolder(File folder, String path, Set<String> found) {
    File[] files = folder.listFiles();
    if (files == null) {
      return;
    }
    for (File file : files) {
      if (file.isDirectory()) {
        addFolder(file, path + file.getName() + '/', found);
      } else {
        add(path + file.getName(), found);
      }
    }
  }

  private static void addJar(File file, Set<String> found) {
    try (ZipFile jar = new ZipFile(file)) {
      for (Enumeration<? extends ZipEntry> e = jar.entries(); e.hasMoreElements(); ) {
        add(e.nextElement().getName(), found);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(file.getPath(), failure);
    }
  }

  private static void add(String path, Set<String> found) {
    if (path.startsWith(PACKAGE) && path.endsWith(SUFFIX)) {
      found.add(path.substring(0, path.length() - ".class".length()).replace('/', '.'));
    }
  }
}

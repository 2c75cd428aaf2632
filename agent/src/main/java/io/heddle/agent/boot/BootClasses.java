package io.heddle.agent.boot;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;

/**
 * Brings {@code io.heddle.bootstrap} into the boot loader, where all woven code can reach it.
 *
 * <p>Since Java 9 each class is defined there. Appending the jar to the boot class path instead
 * costs less at start, but it switches class-data sharing off for all classes of the application,
 * and makes the JVM, since Java 17, print a warning about that to stderr. Java 8 does neither, so
 * there the jar is appended; and so it is where the JDK does not let us define.
 */
public final class BootClasses {

  /** Written by the build: internal names, each after its super class and interfaces. */
  private static final String LIST = "boot-classes";

  private BootClasses() {}

  /** Called once, by reflection, before any class that refers to boot classes is loaded. */
  public static void install(Instrumentation jvm, File jar) throws IOException {
    if (System.getProperty("java.specification.version").startsWith("1.") || !define(jvm)) {
      jvm.appendToBootstrapClassLoaderSearch(new JarFile(jar, false));
    }
  }

  /** False where the JDK's internals are out of reach, and nothing was defined. */
  private static boolean define(Instrumentation jvm) throws IOException {
    Object unsafe;
    Method defineClass;
    try {
      exportInternals(jvm);
      Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
      unsafe = type.getMethod("getUnsafe").invoke(null);
      defineClass =
          type.getMethod(
              "defineClass",
              String.class,
              byte[].class,
              int.class,
              int.class,
              ClassLoader.class,
              java.security.ProtectionDomain.class);
    } catch (ReflectiveOperationException | RuntimeException outOfReach) {
      return false;
    }
    ClassLoader own = BootClasses.class.getClassLoader();
    try (BufferedReader names =
        new BufferedReader(new InputStreamReader(own.getResourceAsStream(LIST), "US-ASCII"))) {
      for (String name = names.readLine(); name != null; name = names.readLine()) {
        byte[] classFile = read(own, name + ".class");
        try {
          defineClass.invoke(unsafe, name, classFile, 0, classFile.length, null, null);
        } catch (ReflectiveOperationException failure) {
          throw new IOException("cannot define " + name, failure.getCause());
        }
      }
    }
    return true;
  }

  /**
   * Exports {@code jdk.internal.misc} to the unnamed module of the agent's own loader, and to
   * nobody else. By reflection, since modules came with Java 9.
   */
  private static void exportInternals(Instrumentation jvm) throws ReflectiveOperationException {
    Method getModule = Class.class.getMethod("getModule");
    Object javaBase = getModule.invoke(Object.class);
    Object own = getModule.invoke(BootClasses.class);
    Map<String, Set<Object>> exports =
        Collections.singletonMap("jdk.internal.misc", Collections.singleton(own));
    Class<?> module = Class.forName("java.lang.Module");
    Instrumentation.class
        .getMethod("redefineModule", module, Set.class, Map.class, Map.class, Set.class, Map.class)
        .invoke(
            jvm,
            javaBase,
            Collections.emptySet(),
            exports,
            Collections.emptyMap(),
            Collections.emptySet(),
            Collections.emptyMap());
  }

  private static byte[] read(ClassLoader loader, String name) throws IOException {
    try (InputStream in = loader.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing from the jar");
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream(in.available());
      byte[] buffer = new byte[8192];
      int n;
      while ((n = in.read(buffer)) > 0) {
        out.write(buffer, 0, n);
      }
      return out.toByteArray();
    }
  }
}

package io.heddle.weaver.match;

import io.heddle.weaver.index.Index;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the roots of the index above a class, from class files alone: nothing is loaded, and no
 * lock of ours is held while a loader is asked for a file. Each type is read at most once per
 * loader. Thread-safe.
 */
public final class Hierarchy {

  /** Deeper than any real hierarchy; a broken class file must not end in a stack overflow. */
  private static final int MAX_DEPTH = 100;

  private final Index index;

  public Hierarchy(Index index) {
    this.index = index;
  }

  /**
   * The roots above a class that is being defined, as bits.
   *
   * @param loader the one defining it, not null
   * @param types what is known of that loader's types
   */
  public long rootsAbove(
      ClassLoader loader, LoadedTypes types, String internalName, byte[] classFile) {
    long visible = types.visibleRoots(loader, index);
    if (visible == 0) {
      return 0;
    }
    long known = types.known(internalName);
    if (known > 0) {
      return known & visible;
    }
    // Known to be below nothing may also mean that its loader had no file for it, as with classes
    // that are generated; the bytes in hand know better.
    long roots = index.rootBit(internalName);
    roots |= above(loader, types, classFile, new ArrayList<String>(4));
    // A class may name a root that is not there, and is then about to fail by itself.
    roots &= visible;
    if (roots != 0) {
      types.remember(internalName, roots);
    }
    return roots;
  }

  /**
   * @param path the types below, whose roots are being looked up
   */
  private long above(ClassLoader loader, LoadedTypes types, byte[] classFile, List<String> path) {
    ClassFileHeader header = ClassFileHeader.parse(classFile);
    if (header == null) {
      return 0;
    }
    String superName = header.superName();
    long roots = superName == null ? 0 : of(loader, types, superName, path);
    for (String interfaceName : header.interfaceNames()) {
      roots |= of(loader, types, interfaceName, path);
    }
    return roots;
  }

  /** The roots that a type is, or is below. */
  private long of(ClassLoader loader, LoadedTypes types, String internalName, List<String> path) {
    long roots = index.rootBit(internalName);
    if (internalName.startsWith("java/")) {
      // A JDK type below a root of the JDK: those that are public and not roots themselves are
      // interfaces such as java.sql.CallableStatement, and few; they are declared as roots too.
      return roots;
    }
    long known = types.known(internalName);
    if (known != LoadedTypes.UNKNOWN) {
      return known;
    }
    // Below itself: a cycle, which the JVM will refuse.
    if (path.size() == MAX_DEPTH || path.contains(internalName)) {
      return roots;
    }
    byte[] classFile = read(loader, internalName);
    if (classFile != null) {
      path.add(internalName);
      roots |= above(loader, types, classFile, path);
      path.remove(path.size() - 1);
    }
    types.remember(internalName, roots);
    return roots;
  }

  private static byte[] read(ClassLoader loader, String internalName) {
    try (InputStream in = loader.getResourceAsStream(internalName + ".class")) {
      return in == null ? null : bytes(in);
    } catch (Throwable unreadable) {
      // The application's code, which may throw anything; the type counts as of no interest.
      return null;
    }
  }

  private static byte[] bytes(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
    byte[] buffer = new byte[8192];
    int n;
    while ((n = in.read(buffer)) > 0) {
      out.write(buffer, 0, n);
    }
    return out.toByteArray();
  }
}

package io.heddle.weaver.match;

import io.heddle.weaver.index.Index;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

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
    if (known != LoadedTypes.UNKNOWN) {
      return known & visible;
    }
    // A class may name a root that is not there, and is then about to fail by itself.
    long roots = visible & (index.rootBit(internalName) | above(loader, types, classFile, 0));
    if (roots != 0) {
      types.remember(internalName, roots);
    }
    return roots;
  }

  private long above(ClassLoader loader, LoadedTypes types, byte[] classFile, int depth) {
    ClassFileHeader header = ClassFileHeader.parse(classFile);
    if (header == null || depth > MAX_DEPTH) {
      return 0;
    }
    String superName = header.superName();
    long roots = superName == null ? 0 : of(loader, types, superName, depth);
    for (int i = 0, count = header.interfaceCount(); i < count; i++) {
      roots |= of(loader, types, header.interfaceName(i), depth);
    }
    return roots;
  }

  /** The roots that a type is, or is below. */
  private long of(ClassLoader loader, LoadedTypes types, String internalName, int depth) {
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
    byte[] classFile = read(loader, internalName);
    if (classFile != null) {
      roots |= above(loader, types, classFile, depth + 1);
    }
    types.remember(internalName, roots);
    return roots;
  }

  private static byte[] read(ClassLoader loader, String internalName) {
    try (InputStream in = loader.getResourceAsStream(internalName + ".class")) {
      return in == null ? null : bytes(in);
    } catch (IOException | RuntimeException unreadable) {
      // The application's loader cannot say; the type counts as one that is not of interest.
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

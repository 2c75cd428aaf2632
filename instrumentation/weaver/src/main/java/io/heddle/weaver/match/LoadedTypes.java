package io.heddle.weaver.match;

import io.heddle.bootstrap.weave.WovenCall;
import io.heddle.weaver.index.Index;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of the types that one class loader sees: the roots above each type that was looked
 * up. Refers to names only, never to the loader or its classes. Bounded: past {@link #MAX_TYPES}
 * types it starts anew. Thread-safe.
 */
public final class LoadedTypes {

  static final long UNKNOWN = -1;

  /** At 100 to 150 bytes a type, at most about 3 MB for the largest of applications. */
  private static final int MAX_TYPES = 20_000;

  private final ConcurrentHashMap<String, Long> rootsByType = new ConcurrentHashMap<String, Long>();
  private volatile long visibleRoots = UNKNOWN;
  private volatile Boolean seesWovenCalls;

  /** The roots that the loader can see at all; without one, none of its types can be below it. */
  long visibleRoots(ClassLoader loader, Index index) {
    long visible = visibleRoots;
    if (visible == UNKNOWN) {
      visible = 0;
      String[] roots = index.roots();
      for (int i = 0; i < roots.length; i++) {
        if (isVisible(loader, roots[i])) {
          visible |= 1L << i;
        }
      }
      visibleRoots = visible;
    }
    return visible;
  }

  private static boolean isVisible(ClassLoader loader, String root) {
    if (root.startsWith("java/")) {
      return true;
    }
    try {
      return loader.getResource(root + ".class") != null;
    } catch (Throwable unknown) {
      // The application's code, which may throw anything. It cannot say, so the root may be there.
      return true;
    }
  }

  /**
   * Whether code of this loader can name our boot classes. A loader that hides all but {@code
   * java.*} has a woven class fail at its first woven call. Asks the loader once, as the JVM would.
   */
  public boolean seesWovenCalls(ClassLoader loader) {
    Boolean sees = seesWovenCalls;
    if (sees == null) {
      try {
        sees = loader.loadClass(WovenCall.class.getName()) == WovenCall.class;
      } catch (Throwable hidden) {
        // A loader that refuses, in whatever way, would also refuse the JVM.
        sees = Boolean.FALSE;
      }
      seesWovenCalls = sees;
    }
    return sees;
  }

  long known(String internalName) {
    Long roots = rootsByType.get(internalName);
    return roots == null ? UNKNOWN : roots;
  }

  void remember(String internalName, long roots) {
    if (rootsByType.size() >= MAX_TYPES) {
      rootsByType.clear();
    }
    rootsByType.put(internalName, roots);
  }
}

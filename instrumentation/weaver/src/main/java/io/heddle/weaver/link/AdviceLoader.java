package io.heddle.weaver.link;

import io.heddle.weaver.rules.Renaming;
import java.net.URL;

/**
 * The loader of one instrumentation's advice for one application loader. Sees the application's
 * library, the boot classes of Heddle (even where the application's loader hides them), and defines
 * the classes of the instrumentation's own package itself. Goes away with the application's loader:
 * only classes woven there refer to it.
 */
final class AdviceLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final String BOOT_CLASSES = "io.heddle.bootstrap.";

  /** What an instrumentation's own class refers to, where its advice reads a constant there. */
  private static final String WEAVER_CLASSES = "io.heddle.weaver.";

  private static final ClassLoader AGENT_LOADER = AdviceLoader.class.getClassLoader();

  private final String ownPackage;
  private final Renaming renaming;
  private final ClassSource source;

  /**
   * @param applicationLoader null for the boot loader
   * @param ownPackage with a dot at its end
   */
  AdviceLoader(
      ClassLoader applicationLoader, String ownPackage, Renaming renaming, ClassSource source) {
    super(applicationLoader);
    this.ownPackage = ownPackage;
    this.renaming = renaming;
    this.source = source;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(BOOT_CLASSES)) {
      return Class.forName(name, false, null);
    }
    if (name.startsWith(WEAVER_CLASSES)) {
      return AGENT_LOADER.loadClass(name);
    }
    if (!name.startsWith(ownPackage)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] classFile = name.startsWith(ownPackage) ? source.find(name.replace('.', '/')) : null;
    if (classFile == null) {
      throw new ClassNotFoundException(name);
    }
    byte[] renamed = renaming.apply(classFile);
    return defineClass(name, renamed, 0, renamed.length);
  }

  /** Class files of the agent are nobody's resources. */
  @Override
  public URL getResource(String name) {
    return null;
  }
}

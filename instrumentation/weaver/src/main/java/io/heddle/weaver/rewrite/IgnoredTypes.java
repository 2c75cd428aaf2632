package io.heddle.weaver.rewrite;

/**
 * Types that are never looked at for what they inherit: ours, and those that the JDK makes on the
 * fly. Exact names are looked up before.
 */
final class IgnoredTypes {

  private IgnoredTypes() {}

  static boolean contains(ClassLoader loader, String internalName) {
    return internalName.startsWith("io/heddle/")
        || internalName.startsWith("java/")
        || internalName.startsWith("sun/")
        || internalName.startsWith("jdk/")
        || internalName.startsWith("com/sun/")
        || internalName.startsWith("javax/") && isOfPlatform(loader)
        || isReflectionLoader(loader);
  }

  /** By name: an application server's loader may have no parent either. */
  private static boolean isOfPlatform(ClassLoader loader) {
    String name = loader.getClass().getName();
    return name.equals("sun.misc.Launcher$ExtClassLoader")
        || name.equals("jdk.internal.loader.ClassLoaders$PlatformClassLoader");
  }

  private static boolean isReflectionLoader(ClassLoader loader) {
    String name = loader.getClass().getName();
    return name.equals("sun.reflect.DelegatingClassLoader")
        || name.equals("jdk.internal.reflect.DelegatingClassLoader")
        || name.startsWith("io.heddle.");
  }
}

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

  private static boolean isOfPlatform(ClassLoader loader) {
    return loader.getParent() == null;
  }

  private static boolean isReflectionLoader(ClassLoader loader) {
    String name = loader.getClass().getName();
    return name.equals("sun.reflect.DelegatingClassLoader")
        || name.equals("jdk.internal.reflect.DelegatingClassLoader")
        || name.startsWith("io.heddle.");
  }
}

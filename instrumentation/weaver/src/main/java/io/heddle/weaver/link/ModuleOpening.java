package io.heddle.weaver.link;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Opens the package of a woven class to its advice, where the class is in a named module: advice
 * for a library on the module path, or of the JDK, can then reach by reflection what it could reach
 * on the class path.
 *
 * <p>Only a module itself may open its packages, so the call is made in the name of the woven
 * class. Linked by name, since Java 8 knows no modules.
 */
final class ModuleOpening {

  private static final Class<?> MODULE = moduleType();

  private ModuleOpening() {}

  private static Class<?> moduleType() {
    try {
      return Class.forName("java.lang.Module", false, null);
    } catch (ClassNotFoundException java8) {
      return null;
    }
  }

  /**
   * @param woven with the rights of the woven class
   */
  static void open(MethodHandles.Lookup woven, ClassLoader adviceLoader)
      throws ReflectiveOperationException {
    if (MODULE == null) {
      return;
    }
    Object module = Class.class.getMethod("getModule").invoke(woven.lookupClass());
    Object advice = ClassLoader.class.getMethod("getUnnamedModule").invoke(adviceLoader);
    String name = woven.lookupClass().getName();
    String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    // True of every package of an unnamed module.
    Object open =
        MODULE.getMethod("isOpen", String.class, MODULE).invoke(module, packageName, advice);
    if (!Boolean.TRUE.equals(open)) {
      addOpens(woven, module, packageName, advice);
    }
  }

  private static void addOpens(
      MethodHandles.Lookup woven, Object module, String packageName, Object advice)
      throws ReflectiveOperationException {
    MethodHandle addOpens =
        woven.findVirtual(MODULE, "addOpens", MethodType.methodType(MODULE, String.class, MODULE));
    try {
      addOpens.invoke(module, packageName, advice);
    } catch (Throwable failure) {
      throw new IllegalStateException("cannot open " + packageName, failure);
    }
  }
}

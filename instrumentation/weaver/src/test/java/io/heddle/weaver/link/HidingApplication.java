package io.heddle.weaver.link;

import io.heddle.weaver.rules.Renaming;

/** Run in a JVM whose boot loader has the boot classes: an application that shows only the JDK. */
public final class HidingApplication {

  private HidingApplication() {}

  public static void main(String[] arguments) throws Exception {
    ClassLoader hiding = ClassLoader.getPlatformClassLoader();
    ClassLoader application =
        new ClassLoader(hiding) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.heddle.")) {
              throw new ClassNotFoundException(name + " is hidden");
            }
            return super.loadClass(name, resolve);
          }
        };
    AdviceLoader loader = new AdviceLoader(application, "no.package.", Renaming.NONE, name -> null);
    Class<?> tracing = loader.loadClass("io.heddle.bootstrap.trace.Tracing");
    System.out.print("loaded by " + tracing.getClassLoader());
  }
}

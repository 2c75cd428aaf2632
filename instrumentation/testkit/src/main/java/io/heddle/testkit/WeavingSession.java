package io.heddle.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Prepares the test JVM before any test class is loaded: the boot classes go to the boot loader, as
 * the agent puts them there. Must not refer to them itself, or the class path's copy would be
 * loaded first.
 */
public final class WeavingSession implements LauncherSessionListener {

  private static volatile Instrumentation instrumentation;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    synchronized (WeavingSession.class) {
      if (instrumentation != null) {
        return;
      }
      try {
        Instrumentation installed = ByteBuddyAgent.install();
        installed.appendToBootstrapClassLoaderSearch(BootJar.ofClassPath());
        instrumentation = installed;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  static Instrumentation instrumentation() {
    if (instrumentation == null) {
      throw new IllegalStateException("the JUnit platform did not open a session");
    }
    return instrumentation;
  }
}

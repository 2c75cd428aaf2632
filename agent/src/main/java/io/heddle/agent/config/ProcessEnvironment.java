package io.heddle.agent.config;

/** The properties and variables of this JVM, looked up one by one. */
public final class ProcessEnvironment implements Environment {

  @Override
  public String property(String name) {
    try {
      return System.getProperty(name);
    } catch (SecurityException e) {
      // A security manager that hides it has the last word: as if it were not set.
      return null;
    }
  }

  @Override
  public String variable(String name) {
    try {
      return System.getenv(name);
    } catch (SecurityException e) {
      // As above.
      return null;
    }
  }
}

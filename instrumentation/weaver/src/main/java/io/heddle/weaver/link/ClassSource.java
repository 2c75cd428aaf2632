package io.heddle.weaver.link;

/** Where the class files of instrumentations come from: the agent's jar, or a test's class path. */
public interface ClassSource {

  /**
   * @param internalName such as {@code io/heddle/instrumentation/jdbc/JdbcInstrumentation}
   * @return the class file; null where there is none. Thread-safe
   */
  byte[] find(String internalName);
}

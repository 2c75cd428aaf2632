package io.heddle.agent.config;

/** What the process was started with. */
public interface Environment {

  /** A system property; null where it is not set or may not be read. */
  String property(String name);

  /** An environment variable; null where it is not set or may not be read. */
  String variable(String name);
}

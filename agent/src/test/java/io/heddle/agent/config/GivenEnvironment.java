package io.heddle.agent.config;

import java.util.HashMap;
import java.util.Map;

/** Properties and variables as a test gives them; nothing of this JVM is read. */
public final class GivenEnvironment implements Environment {

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();

  public GivenEnvironment property(String name, String value) {
    properties.put(name, value);
    return this;
  }

  public GivenEnvironment variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  @Override
  public String property(String name) {
    return properties.get(name);
  }

  @Override
  public String variable(String name) {
    return variables.get(name);
  }
}

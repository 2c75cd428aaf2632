package io.heddle.agent.config;

import java.util.ArrayList;
import java.util.List;

/** A configuration over a given environment, and the lines that it has written. */
final class GivenConfiguration {

  final GivenEnvironment environment = new GivenEnvironment();
  final List<String> lines = new ArrayList<>();

  GivenConfiguration property(Setting<?> setting, String value) {
    environment.property(setting.key(), value);
    return this;
  }

  GivenConfiguration variable(Setting<?> setting, String value) {
    environment.variable(setting.environmentVariable(), value);
    return this;
  }

  Configuration load() {
    return load(null);
  }

  Configuration load(String agentArguments) {
    Configuration configuration = new Configuration(environment, agentArguments, lines::add);
    configuration.startLog();
    return configuration;
  }
}

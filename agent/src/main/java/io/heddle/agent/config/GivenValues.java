package io.heddle.agent.config;

/**
 * Everything that users have given, the first source that has a key winning: agent argument, system
 * property, environment variable, configuration file. An empty value counts as none (OpenTelemetry
 * specification, Environment Variable Specification).
 *
 * <p>The file is opened only when the others do not have a key. Thread-safe.
 */
final class GivenValues {

  private final Environment environment;
  private final LineSink problems;
  private final AgentArguments arguments;
  private boolean fileLookedFor;
  private ConfigurationFile file;

  GivenValues(Environment environment, String agentArguments, LineSink problems) {
    this.environment = environment;
    this.problems = problems;
    arguments = new AgentArguments(agentArguments, problems);
  }

  /** Null where no source has the setting. */
  GivenValue find(Setting<?> setting) {
    GivenValue given = findOutsideFile(setting);
    if (given != null) {
      return given;
    }
    ConfigurationFile lines = file();
    given = lines == null ? null : lines.get(setting.key());
    return given == null || given.text().isEmpty() ? null : given;
  }

  private GivenValue findOutsideFile(Setting<?> setting) {
    String text = trimmed(arguments.get(setting.key()));
    if (text != null) {
      return new GivenValue(text, "agent argument");
    }
    text = trimmed(environment.property(setting.key()));
    if (text != null) {
      return new GivenValue(text, "system property");
    }
    String variable = setting.environmentVariable();
    text = trimmed(environment.variable(variable));
    return text == null ? null : new GivenValue(text, "environment variable " + variable);
  }

  /** Null where nothing but white space is left. */
  private static String trimmed(String text) {
    String trimmed = text == null ? "" : text.trim();
    return trimmed.isEmpty() ? null : trimmed;
  }

  private synchronized ConfigurationFile file() {
    if (!fileLookedFor) {
      fileLookedFor = true;
      GivenValue path = findOutsideFile(AgentSettings.CONFIGURATION_FILE);
      if (path != null) {
        StringBuilder complaint = new StringBuilder();
        file = ConfigurationFile.read(path.text(), environment, complaint);
        if (file == null) {
          problems.line(Problem.line(AgentSettings.CONFIGURATION_FILE, path, complaint, "no file"));
        }
      }
    }
    return file;
  }
}

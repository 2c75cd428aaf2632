package io.heddle.agent.config;

import io.heddle.bootstrap.log.Log;

/** The agent as a whole: whether it runs, what it says, what it weaves. */
public final class AgentSettings {

  public static final Setting<Boolean> ENABLED =
      new Setting<Boolean>(
          "otel.javaagent.enabled",
          new Flag(),
          true,
          "`false`: the agent does nothing at all, as if it were not attached.");

  public static final Setting<Boolean> SDK_DISABLED =
      new Setting<Boolean>(
          "otel.sdk.disabled", new Flag(), false, "`true`: no spans are recorded or exported.");

  public static final Setting<String> CONFIGURATION_FILE =
      new Setting<String>(
          "otel.javaagent.configuration-file",
          new Text(),
          null,
          "A properties file in UTF-8 with any of these settings but this one; `~` is the home"
              + " directory.");

  static final Setting<Boolean> DEBUG =
      new Setting<Boolean>(
          "otel.javaagent.debug",
          new Flag(),
          false,
          "`true`: the agent writes what it does and the stack traces of what fails to stderr.");

  static final Setting<String> LOGGING =
      new Setting<String>(
          "otel.javaagent.logging",
          new Choice("kind of log", new String[] {"simple", "none"}, new String[] {"application"}),
          "simple",
          "Where the agent's own lines go: stderr or nowhere.");

  static final Setting<Boolean> DEFAULT_ENABLED =
      new Setting<Boolean>(
          "otel.instrumentation.common.default-enabled",
          new Flag(),
          true,
          "`false`: only instrumentations that are switched on by name weave.");

  private AgentSettings() {}

  static Setting<Boolean> instrumentationEnabled(String name, Boolean defaultEnabled) {
    return new Setting<Boolean>(
        "otel.instrumentation." + name + ".enabled",
        new Flag(),
        defaultEnabled,
        "Whether this instrumentation weaves.");
  }

  static Log.Level logLevel(Configuration configuration) {
    if (configuration.get(LOGGING).equals("none")) {
      return Log.Level.NONE;
    }
    return configuration.get(DEBUG) ? Log.Level.DEBUG : Log.Level.WARNING;
  }
}

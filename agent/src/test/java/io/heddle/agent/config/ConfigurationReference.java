package io.heddle.agent.config;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/** Writes {@code CONFIGURATION.md} from the declarations of the settings. */
final class ConfigurationReference {

  private static final String INTRODUCTION =
      """
      <!-- Generated from the declarations in src/main/java/io/heddle/agent/config. Do not edit; see
           ConfigurationReferenceTest for how to generate it anew. -->
      # Settings

      A setting is given as, the first that has it winning:

      1. an agent argument: `-javaagent:heddle-agent.jar=otel.service.name=shop;otel.javaagent.debug=true`
      2. a system property: `-Dotel.service.name=shop`
      3. an environment variable: `OTEL_SERVICE_NAME=shop`
      4. a line of the properties file that `otel.javaagent.configuration-file` names: `otel.service.name=shop`

      White space around a value is cut off, and an empty value counts as none. Agent arguments stay with the agent: they
      do not become system properties of the application. A time may have the suffix `ms` (the same as none), `s`, `m` or
      `h`, and a number of bytes `k`, `m` or `g`.

      A value that cannot be used never stops the application. It leaves one line on stderr that names the setting, the
      value, where it came from and what is used instead, such as

          heddle: otel.traces.sampler.arg="7" (environment variable OTEL_TRACES_SAMPLER_ARG) is not from 0 to 1; using 1.0

      In a list, members that are not known are named and left out. What may be secret is never logged: headers, and user,
      password and query of a URL.
      """;

  private static final String DETECTED =
      """

      Found out beside these, where the JVM and the system tell: `service.version`, `service.instance.id` (another for each
      start), `process.pid`, `process.executable.path`, `process.runtime.*`, `host.name`, `host.arch`, `os.*`, `container.id`,
      `telemetry.sdk.*`, `telemetry.distro.*`. The command line is not recorded, since passwords are given there; and no
      network is asked for anything.
      """;

  private ConfigurationReference() {}

  static String markdown() {
    StringBuilder text = new StringBuilder(INTRODUCTION);
    section(text, "The agent", AgentSettings.class);
    row(text, AgentSettings.instrumentationEnabled("<name>", true), "the common one");
    section(text, "Who the spans come from", ResourceSettings.class);
    text.append(DETECTED);
    section(text, "What is recorded, and how it travels", TraceSettings.class);
    section(text, "Where spans are sent", ExporterSettings.class);
    section(text, "The queue between application and exporter", QueueSettings.class);
    return text.toString();
  }

  private static void section(StringBuilder text, String title, Class<?> topic) {
    text.append("\n## ").append(title).append("\n\n");
    text.append("| setting | environment variable | default | takes | what it does |\n");
    text.append("|---|---|---|---|---|\n");
    for (Setting<?> setting : declared(topic)) {
      row(text, setting, shownDefault(setting));
    }
  }

  private static <T> String shownDefault(Setting<T> setting) {
    T value = setting.defaultValue();
    return value != null && setting.type().format(value).equals(setting.defaultText())
        ? "`" + setting.defaultText() + "`"
        : setting.defaultText();
  }

  private static void row(StringBuilder text, Setting<?> setting, String shownDefault) {
    text.append("| `").append(setting.key());
    text.append("` | `").append(setting.environmentVariable());
    text.append("` | ").append(shownDefault);
    text.append(" | ").append(setting.type().values());
    text.append(" | ").append(setting.documentation());
    text.append(" |\n");
  }

  /** The constants of a class, in the order of its source. */
  static List<Setting<?>> declared(Class<?> topic) {
    List<Setting<?>> settings = new ArrayList<>();
    for (Field field : topic.getDeclaredFields()) {
      if (field.getType() == Setting.class) {
        try {
          settings.add((Setting<?>) field.get(null));
        } catch (IllegalAccessException e) {
          throw new AssertionError(field + " must be visible in its package", e);
        }
      }
    }
    return settings;
  }
}

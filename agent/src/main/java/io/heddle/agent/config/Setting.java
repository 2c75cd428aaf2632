package io.heddle.agent.config;

import java.util.Locale;

/**
 * One setting: its key, what it takes, its default and one line of documentation. Immutable; each
 * is declared once, as a constant of the class for its topic, from which {@code CONFIGURATION.md}
 * is generated.
 */
public final class Setting<T> {

  private final String key;
  private final ValueType<T> type;
  private final T defaultValue;
  private final String defaultText;
  private final String documentation;

  Setting(String key, ValueType<T> type, T defaultValue, String documentation) {
    this(key, type, defaultValue, type.format(defaultValue), documentation);
  }

  /**
   * @param defaultText the default in words, where the value alone does not say it
   */
  Setting(String key, ValueType<T> type, T defaultValue, String defaultText, String documentation) {
    this.key = key;
    this.type = type;
    this.defaultValue = defaultValue;
    this.defaultText = defaultText;
    this.documentation = documentation;
  }

  /** A setting of one signal, which wins over the one that all signals share. */
  static <T> Setting<T> ofSignal(String key, Setting<T> shared, String documentation) {
    return new Setting<T>(key, shared.type, null, "the value of " + shared.key, documentation);
  }

  /** The system property, such as {@code otel.service.name}. */
  public String key() {
    return key;
  }

  /** The environment variable: upper case, and underscores for dots and dashes. */
  public String environmentVariable() {
    return key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** What holds where nothing usable is given; null where there is no default. */
  public T defaultValue() {
    return defaultValue;
  }

  String defaultText() {
    return defaultText;
  }

  ValueType<T> type() {
    return type;
  }

  /** One line, in Markdown. */
  String documentation() {
    return documentation;
  }

  @Override
  public String toString() {
    return key;
  }
}

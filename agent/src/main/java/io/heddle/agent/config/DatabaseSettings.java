package io.heddle.agent.config;

import io.heddle.bootstrap.db.DbQuery;

/** What is recorded of database calls. */
public final class DatabaseSettings {

  static final Setting<Boolean> OLDER_SANITIZATION =
      new Setting<Boolean>(
          "otel.instrumentation.common.db-statement-sanitizer.enabled",
          new Flag(),
          true,
          "The older name of the next one, which wins.");

  static final Setting<Boolean> SANITIZATION =
      new Setting<Boolean>(
          "otel.instrumentation.common.db.query-sanitization.enabled",
          new Flag(),
          true,
          "`false`: the text of queries is recorded with its literals, whatever they hold.");

  private DatabaseSettings() {}

  /** Puts the settings in force; to be called before the first statement runs. */
  public static void apply(Configuration configuration) {
    Setting<Boolean> given = configuration.isSet(SANITIZATION) ? SANITIZATION : OLDER_SANITIZATION;
    if (!configuration.get(given)) {
      DbQuery.setSanitizing(false);
    }
  }
}

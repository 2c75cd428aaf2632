package io.heddle.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.log.Log;
import org.junit.jupiter.api.Test;

class LogLevelTest {

  private final GivenConfiguration given = new GivenConfiguration();

  @Test
  void nothingGiven_warningsOnly() {
    assertThat(level()).isEqualTo(Log.Level.WARNING);
  }

  @Test
  void debug_everything() {
    given.variable(AgentSettings.DEBUG, "true");
    assertThat(level()).isEqualTo(Log.Level.DEBUG);
  }

  @Test
  void loggingNone_silencesDebugToo() {
    given.variable(AgentSettings.DEBUG, "true");
    given.variable(AgentSettings.LOGGING, "none");
    assertThat(level()).isEqualTo(Log.Level.NONE);
  }

  private Log.Level level() {
    return AgentSettings.logLevel(new Configuration(given.environment, null, given.lines::add));
  }
}

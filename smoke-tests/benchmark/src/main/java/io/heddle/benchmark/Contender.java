package io.heddle.benchmark;

import io.heddle.smoke.jvm.JavaProgram;
import io.heddle.smoke.jvm.Project;
import java.nio.file.Path;

/** What is attached to a measured program. All else of it is the same for each. */
enum Contender {
  NONE("no agent"),
  HEDDLE("Heddle"),
  OPENTELEMETRY("OpenTelemetry");

  /** Spans: far more than come in between two exports, so that none has to be dropped. */
  private static final String QUEUE = "65536";

  private static final String QUEUE_BYTES = "64m";
  private static final String SCHEDULE_DELAY = "1000";

  private final String title;

  Contender(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Has every span go to the endpoint; settings that only one agent knows are set for both. */
  JavaProgram attachTo(JavaProgram program, String endpoint, String service) {
    if (this == NONE) {
      return program;
    }
    return program
        .agent(jar())
        .exportTo(endpoint, service)
        .environment("OTEL_TRACES_SAMPLER", "always_on")
        .environment("OTEL_BSP_SCHEDULE_DELAY", SCHEDULE_DELAY)
        .environment("OTEL_BSP_MAX_QUEUE_SIZE", QUEUE)
        .environment("HEDDLE_QUEUE_MAX_BYTES", QUEUE_BYTES);
  }

  private Path jar() {
    return this == HEDDLE
        ? Project.agentJar()
        : Project.file("smoke-tests/benchmark/target/opentelemetry-javaagent.jar");
  }
}

package io.heddle.benchmark;

import io.heddle.smoke.jvm.JavaProgram;
import java.nio.file.Path;

/**
 * One of those that are compared.
 *
 * @param jar the agent, or null for none
 */
record Contender(String name, Path jar) {

  JavaProgram attachTo(JavaProgram program) {
    return jar == null ? program : program.agent(jar);
  }
}

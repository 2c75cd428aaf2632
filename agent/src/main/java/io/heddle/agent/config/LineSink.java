package io.heddle.agent.config;

/** Where lines for the operator go. */
interface LineSink {

  void line(String line);
}

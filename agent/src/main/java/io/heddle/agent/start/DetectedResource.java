package io.heddle.agent.start;

import io.heddle.agent.config.Configuration;
import io.heddle.agent.resource.ResourceDetection;
import io.heddle.exporter.otlp.Resource;
import java.util.function.Supplier;

/** Detects the resource when the exporter thread asks for it, and loads nothing before. */
final class DetectedResource implements Supplier<Resource> {

  private final Configuration configuration;

  DetectedResource(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Resource get() {
    return ResourceDetection.detect(configuration);
  }
}

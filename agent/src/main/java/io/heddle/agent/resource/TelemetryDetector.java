package io.heddle.agent.resource;

import io.heddle.bootstrap.trace.HeddleVersion;
import io.heddle.exporter.otlp.Resource;

/**
 * {@code telemetry.*}: what records. The name {@code opentelemetry} belongs to its own SDK
 * (semantic conventions, resource: telemetry SDK), and this is another.
 */
final class TelemetryDetector implements Detector {

  static final String SDK_NAME = "telemetry.sdk.name";
  static final String SDK_LANGUAGE = "telemetry.sdk.language";
  static final String SDK_VERSION = "telemetry.sdk.version";
  static final String DISTRO_NAME = "telemetry.distro.name";
  static final String DISTRO_VERSION = "telemetry.distro.version";

  @Override
  public void detect(Machine machine, Resource.Builder resource) {
    resource.put(SDK_NAME, "heddle");
    resource.put(SDK_LANGUAGE, "java");
    resource.put(SDK_VERSION, HeddleVersion.VERSION);
    resource.put(DISTRO_NAME, "heddle-agent");
    resource.put(DISTRO_VERSION, HeddleVersion.VERSION);
  }
}

package io.heddle.agent.resource;

import io.heddle.agent.config.Configuration;
import io.heddle.agent.config.ProcessEnvironment;
import io.heddle.agent.config.ResourceSettings;
import io.heddle.bootstrap.log.Log;
import io.heddle.exporter.otlp.Resource;
import java.io.File;
import java.util.Map;

/**
 * Finds out what spans come from: service, process, host, container. Reads files, so it belongs on
 * the exporter thread; asks no network, starts no thread, and leaves out what it cannot find.
 */
public final class ResourceDetection {

  private ResourceDetection() {}

  /**
   * Everything that is known of this JVM. What the settings say wins over what is found: {@code
   * otel.service.name} over {@code otel.resource.attributes} over detection.
   */
  public static Resource detect(Configuration configuration) {
    return detect(
        configuration,
        new Machine(new ProcessEnvironment(), new File("/"), new File("").getAbsoluteFile()));
  }

  static Resource detect(Configuration configuration, Machine machine) {
    return detect(
        configuration,
        machine,
        new ServiceDetector(isNamed(configuration)),
        new ProcessDetector(),
        new HostDetector(),
        new ContainerDetector(),
        new TelemetryDetector());
  }

  static Resource detect(Configuration configuration, Machine machine, Detector... detectors) {
    Resource.Builder resource = Resource.builder();
    // Holds should the detector for it fail.
    resource.put(ServiceDetector.NAME, ServiceDetector.UNKNOWN);
    for (Detector detector : detectors) {
      try {
        detector.detect(machine, resource);
      } catch (RuntimeException | LinkageError e) {
        Log.debug("resource attributes left out by " + detector.getClass().getName() + ": " + e);
      }
    }
    Map<String, String> given = configuration.get(ResourceSettings.RESOURCE_ATTRIBUTES);
    if (given != null) {
      for (Map.Entry<String, String> attribute : given.entrySet()) {
        resource.put(attribute.getKey(), attribute.getValue());
      }
    }
    resource.put(ServiceDetector.NAME, configuration.get(ResourceSettings.SERVICE_NAME));
    return resource.build();
  }

  private static boolean isNamed(Configuration configuration) {
    Map<String, String> given = configuration.get(ResourceSettings.RESOURCE_ATTRIBUTES);
    return configuration.get(ResourceSettings.SERVICE_NAME) != null
        || given != null && given.containsKey(ServiceDetector.NAME);
  }
}

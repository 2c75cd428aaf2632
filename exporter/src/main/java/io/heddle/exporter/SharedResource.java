package io.heddle.exporter;

import io.heddle.bootstrap.log.Log;
import io.heddle.exporter.otlp.Resource;
import java.util.function.Supplier;

/** The resource of all exporters, detected when the first of them opens. Exporter thread only. */
final class SharedResource {

  private final Supplier<Resource> detection;
  private Resource resource;

  SharedResource(Supplier<Resource> detection) {
    this.detection = detection;
  }

  /** Never throws: spans of an unknown service are better than none. */
  Resource get() {
    if (resource == null) {
      try {
        resource = detection.get();
      } catch (Throwable failure) {
        Log.warn("the resource could not be detected", failure);
      }
      if (resource == null) {
        resource = Resource.unknown();
      }
    }
    return resource;
  }
}

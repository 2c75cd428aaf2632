package io.heddle.agent.resource;

import io.heddle.exporter.otlp.Resource;
import java.util.UUID;
import java.util.jar.Attributes;

/** {@code service.*}, as far as the JVM tells. */
final class ServiceDetector implements Detector {

  static final String NAME = "service.name";
  static final String VERSION = "service.version";
  static final String INSTANCE_ID = "service.instance.id";

  /** The specification's name for a service that nobody named. */
  static final String UNKNOWN = "unknown_service:java";

  private final boolean named;

  /**
   * @param named whether the settings name the service, so that nobody has to look for a name
   */
  ServiceDetector(boolean named) {
    this.named = named;
  }

  @Override
  public void detect(Machine machine, Resource.Builder resource) {
    resource.put(INSTANCE_ID, UUID.randomUUID().toString());
    MainProgram program = MainProgram.of(machine);
    resource.put(VERSION, program.manifest(Attributes.Name.IMPLEMENTATION_VERSION));
    if (!named) {
      resource.put(NAME, name(machine, program));
    }
  }

  private static String name(Machine machine, MainProgram program) {
    String name = new SpringApplicationName(machine, program).find();
    if (name == null) {
      name = program.manifest(Attributes.Name.IMPLEMENTATION_TITLE);
    }
    if (name == null) {
      name = program.jarName();
    }
    if (name == null) {
      name = program.mainClass();
    }
    return name == null ? UNKNOWN : name;
  }
}

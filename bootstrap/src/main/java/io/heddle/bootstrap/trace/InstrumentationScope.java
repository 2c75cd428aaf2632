package io.heddle.bootstrap.trace;

/** Who recorded a span: the name and version of an instrumentation, as OTLP's scope. Immutable. */
public final class InstrumentationScope {

  private final String name;
  private final String version;

  /**
   * @param name such as {@code io.heddle.jdbc}; not null
   * @param version of the instrumentation; null where unknown
   */
  public InstrumentationScope(String name, String version) {
    this.name = name;
    this.version = version;
  }

  public String name() {
    return name;
  }

  public String version() {
    return version;
  }

  @Override
  public String toString() {
    return version == null ? name : name + " " + version;
  }
}

package io.heddle.weaver;

/**
 * How one library is woven. An implementation is a public final class named {@code
 * <Library>Instrumentation} in {@code io.heddle.instrumentation.<library>}, with a public
 * constructor without arguments. It is run once when the agent is built, to make the index, and
 * again in an application when the first of its types turns up.
 */
public interface Instrumentation {

  /**
   * The name in {@code otel.instrumentation.<name>.enabled} and in the scope {@code
   * io.heddle.<name>}; the OpenTelemetry agent's where it has one.
   */
  String name();

  /** States what is woven. Must not load a class of the library. */
  void declare(Weave weave);
}

package sample.container;

/** A servlet container with the sample application, seen from a test. */
public interface Container {

  /** Starts on a free port of the loopback interface, and returns the port. */
  int start() throws Exception;

  void stop() throws Exception;
}

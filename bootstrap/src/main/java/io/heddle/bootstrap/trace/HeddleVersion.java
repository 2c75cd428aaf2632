package io.heddle.bootstrap.trace;

/** The version of Heddle and of each of its instrumentations; a test holds it to the build's. */
public final class HeddleVersion {

  public static final String VERSION = "0.1.0";

  private HeddleVersion() {}
}

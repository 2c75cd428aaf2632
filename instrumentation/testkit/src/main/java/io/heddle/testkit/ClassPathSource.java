package io.heddle.testkit;

import io.heddle.weaver.link.ClassSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads class files of instrumentations from the test's class path. */
final class ClassPathSource implements ClassSource {

  @Override
  public byte[] find(String internalName) {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(internalName + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

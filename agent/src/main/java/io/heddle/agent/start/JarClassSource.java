package io.heddle.agent.start;

import io.heddle.weaver.link.ClassSource;
import java.io.IOException;
import java.io.InputStream;

/** Reads class files from the agent jar, through the agent's own loader. */
final class JarClassSource implements ClassSource {

  private final ClassLoader loader;

  JarClassSource(ClassLoader loader) {
    this.loader = loader;
  }

  @Override
  public byte[] find(String internalName) {
    if (!internalName.startsWith("io/heddle/")) {
      return null;
    }
    try (InputStream in = loader.getResourceAsStream(internalName + ".class")) {
      if (in == null) {
        return null;
      }
      // The loader hands out whole entries from memory.
      byte[] classFile = new byte[in.available()];
      return in.read(classFile) == classFile.length ? classFile : null;
    } catch (IOException unreadable) {
      throw new IllegalStateException("cannot read " + internalName, unreadable);
    }
  }
}

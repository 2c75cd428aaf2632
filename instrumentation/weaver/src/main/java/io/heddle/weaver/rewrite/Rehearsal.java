package io.heddle.weaver.rewrite;

import java.io.IOException;
import java.io.InputStream;

/**
 * Makes the JDK load what it needs to read a class file for the transformer. The JVM transforms no
 * class that is loaded while the same thread is in a transformer, so what is woven and stands in
 * that way ({@code sun.net.www.MessageHeader}, behind every jar that is read) must be there before.
 */
public final class Rehearsal {

  private Rehearsal() {}

  /**
   * Reads a class file of the application's class path, once the transformer is in place.
   *
   * @param resource one that is there
   */
  public static void readClassFile(ClassLoader loader, String resource) throws IOException {
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null || in.read() < 0) {
        throw new IOException(resource + " cannot be read");
      }
    }
  }
}

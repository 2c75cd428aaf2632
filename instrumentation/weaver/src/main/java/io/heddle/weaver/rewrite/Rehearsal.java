package io.heddle.weaver.rewrite;

import java.io.IOException;
import java.io.InputStream;

/**
 * Makes the JDK load what it needs to read a class file for the transformer. The JVM transforms no
 * class that is loaded while the same thread is in a transformer, so what is woven and stands in
 * that way must be there before.
 */
public final class Rehearsal {

  /** Asked for by {@code URLClassPath} when a loader has other URLs than jars and folders. */
  private static final String ASKED_FOR_BY_URL_LOADERS = "java.net.HttpURLConnection";

  private Rehearsal() {}

  /**
   * Reads a class file of the application's class path, once the transformer is in place. Behind
   * every jar that is read stands {@code sun.net.www.MessageHeader}.
   *
   * @param resource one that is there
   */
  public static void readClassFile(ClassLoader loader, String resource)
      throws IOException, ClassNotFoundException {
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null || in.read() < 0) {
        throw new IOException(resource + " cannot be read");
      }
    }
    Class.forName(ASKED_FOR_BY_URL_LOADERS, false, null);
  }
}

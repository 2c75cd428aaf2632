package sample;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A loader that hands out class files, loads nothing, and counts how often each is asked for. */
public class ResourceLoader extends ClassLoader {

  private final Map<String, byte[]> classFiles = new ConcurrentHashMap<>();
  private final Map<String, Integer> reads = new ConcurrentHashMap<>();

  public ResourceLoader() {
    super(null);
  }

  public ResourceLoader with(String internalName, byte[] classFile) {
    classFiles.put(internalName + ".class", classFile);
    return this;
  }

  /** How often each class file was read, by internal name. */
  public Map<String, Integer> reads() {
    return reads;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) {
    throw new AssertionError("asked to load " + name);
  }

  @Override
  public URL getResource(String name) {
    try {
      return classFiles.containsKey(name) ? new URL("file:///" + name) : null;
    } catch (MalformedURLException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    reads.merge(name.substring(0, name.length() - ".class".length()), 1, Integer::sum);
    byte[] classFile = classFiles.get(name);
    return classFile == null ? null : new ByteArrayInputStream(classFile);
  }
}

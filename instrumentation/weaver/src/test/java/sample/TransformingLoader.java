package sample;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An application's loader, as the JVM with an agent would run it: defines the classes of {@code
 * sample.shapes} itself, each after the transformer has seen it.
 */
public class TransformingLoader extends ClassLoader {

  private static final String OWN = "sample.shapes.";

  private final ClassFileTransformer transformer;
  private final Map<String, byte[]> defined = new ConcurrentHashMap<>();

  /**
   * @param transformer null where nothing is transformed
   */
  public TransformingLoader(ClassFileTransformer transformer) {
    this(transformer, TransformingLoader.class.getClassLoader());
  }

  public TransformingLoader(ClassFileTransformer transformer, ClassLoader parent) {
    super(parent);
    this.transformer = transformer;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OWN)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name, classFile(name));
    }
  }

  /** Defines a class as the JVM would, transformed where the transformer wants it. */
  public Class<?> define(String name, byte[] classFile) {
    try {
      byte[] changed =
          transformer == null
              ? null
              : transformer.transform(this, name.replace('.', '/'), null, null, classFile);
      byte[] used = changed == null ? classFile : changed;
      if (changed != null) {
        defined.put(name, changed);
      }
      return defineClass(name, used, 0, used.length);
    } catch (IllegalClassFormatException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** The class files that the transformer has changed, by binary name. */
  public Map<String, byte[]> transformed() {
    return defined;
  }

  /** A class file of the test's class path. */
  public static byte[] classFile(String name) {
    String resource = name.replace('.', '/') + ".class";
    try (InputStream in = ClassLoader.getSystemResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no class file of " + name);
      }
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new IllegalStateException(resource, failure);
    }
  }
}

package sample.container;

import io.heddle.weaver.rules.Renaming;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * One version of one container, apart from all others, with the sample application compiled once
 * and renamed to what this version calls its packages. The container's classes come before those of
 * the test's class path.
 */
public final class ContainerLoader extends URLClassLoader {

  private static final String APPLICATION = "sample.app.";

  private final List<Renaming> renamings;

  private ContainerLoader(URL[] jars, List<Renaming> renamings) {
    super(jars, ContainerLoader.class.getClassLoader());
    this.renamings = renamings;
  }

  /**
   * @param jars a folder with the container's jars
   * @param type of the class in {@code sample.app} that starts it
   * @param renamings in the order in which they apply
   */
  public static Container open(Path jars, String type, Renaming... renamings) {
    File[] files = jars.toFile().listFiles((folder, name) -> name.endsWith(".jar"));
    if (files == null || files.length == 0) {
      throw new IllegalStateException("no jars in " + jars.toAbsolutePath());
    }
    URL[] urls = Arrays.stream(files).map(ContainerLoader::url).toArray(URL[]::new);
    ContainerLoader loader = new ContainerLoader(urls, List.of(renamings));
    try {
      return (Container)
          Class.forName(APPLICATION + type, true, loader).getConstructor().newInstance();
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static URL url(File file) {
    try {
      return file.toURI().toURL();
    } catch (MalformedURLException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      if (name.startsWith(APPLICATION)) {
        return application(name);
      }
      if (!name.startsWith("java.") && !name.startsWith("io.heddle.")) {
        try {
          return findClass(name);
        } catch (ClassNotFoundException notOfTheContainer) {
          // The JDK's, or the test's.
        }
      }
      return super.loadClass(name, resolve);
    }
  }

  private Class<?> application(String name) throws ClassNotFoundException {
    byte[] classFile = renamed(name.replace('.', '/') + ".class");
    if (classFile == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, classFile, 0, classFile.length);
  }

  /** Null where there is no such class. */
  private byte[] renamed(String resource) {
    try (InputStream in = getParent().getResourceAsStream(resource)) {
      if (in == null) {
        return null;
      }
      byte[] classFile = in.readAllBytes();
      for (Renaming renaming : renamings) {
        classFile = renaming.apply(classFile);
      }
      return classFile;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Shows the application's class files as they are loaded. */
  @Override
  public InputStream getResourceAsStream(String name) {
    if (!name.startsWith(APPLICATION.replace('.', '/'))) {
      return super.getResourceAsStream(name);
    }
    byte[] classFile = renamed(name);
    return classFile == null ? null : new ByteArrayInputStream(classFile);
  }

  /** Services and resources of the container's own, before any of the class path. */
  @Override
  public URL getResource(String name) {
    URL own = findResource(name);
    return own != null ? own : super.getResource(name);
  }
}

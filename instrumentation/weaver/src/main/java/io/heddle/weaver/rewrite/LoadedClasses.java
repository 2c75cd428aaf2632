package io.heddle.weaver.rewrite;

import io.heddle.bootstrap.log.Log;
import io.heddle.weaver.index.Index;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Weaves the JDK classes that were loaded before the transformer was there. */
public final class LoadedClasses {

  private LoadedClasses() {}

  /** Sends the loaded classes of the index through the JVM's transformers again, in one batch. */
  public static void weaveAgain(Instrumentation jvm, Index index) {
    Set<String> wanted = new HashSet<String>();
    for (String internalName : index.jdkTypes()) {
      wanted.add(internalName.replace('/', '.'));
    }
    if (wanted.isEmpty()) {
      return;
    }
    List<Class<?>> loaded = new ArrayList<Class<?>>();
    for (Class<?> type : jvm.getAllLoadedClasses()) {
      if (type.getClassLoader() == null
          && wanted.contains(type.getName())
          && jvm.isModifiableClass(type)) {
        loaded.add(type);
      }
    }
    if (loaded.isEmpty()) {
      return;
    }
    try {
      jvm.retransformClasses(loaded.toArray(new Class<?>[0]));
    } catch (Throwable refused) {
      Log.warn("cannot weave classes that are loaded already: " + loaded, refused);
    }
  }
}

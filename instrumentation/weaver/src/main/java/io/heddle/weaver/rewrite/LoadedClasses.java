package io.heddle.weaver.rewrite;

import io.heddle.bootstrap.log.Log;
import io.heddle.weaver.index.Index;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Weaves the classes that were loaded before the transformer was there: a few of the JDK's before
 * {@code main}, and the application's where the agent is attached to a running JVM.
 */
public final class LoadedClasses {

  private final Index index;
  private final Set<String> roots = new HashSet<String>();

  private LoadedClasses(Index index) {
    this.index = index;
    for (String root : index.roots()) {
      roots.add(root.replace('/', '.'));
    }
  }

  /** Sends the loaded classes of the index through the JVM's transformers again. */
  public static void weaveAgain(Instrumentation jvm, Index index) {
    LoadedClasses classes = new LoadedClasses(index);
    List<Class<?>> wanted = new ArrayList<Class<?>>();
    for (Class<?> type : jvm.getAllLoadedClasses()) {
      if (classes.isIndexed(type) && jvm.isModifiableClass(type)) {
        wanted.add(type);
      }
    }
    if (!wanted.isEmpty() && !retransform(jvm, wanted)) {
      // One class that the JVM refuses must not cost the others.
      for (Class<?> type : wanted) {
        List<Class<?>> alone = new ArrayList<Class<?>>(1);
        alone.add(type);
        if (!retransform(jvm, alone)) {
          Log.warn("cannot weave " + type.getName() + ", which was loaded already");
        }
      }
    }
  }

  private static boolean retransform(Instrumentation jvm, List<Class<?>> types) {
    try {
      jvm.retransformClasses(types.toArray(new Class<?>[0]));
      return true;
    } catch (Throwable refused) {
      Log.debug("cannot transform again " + types + ": " + refused);
      return false;
    }
  }

  private boolean isIndexed(Class<?> type) {
    if (type.isArray() || type.isPrimitive()) {
      return false;
    }
    String internalName = type.getName().replace('.', '/');
    if (index.ofExactType(internalName) != null) {
      return true;
    }
    return type.getClassLoader() == null
        ? index.ofJdkType(internalName) != null
        : !type.isInterface() && isBelowRoot(type);
  }

  /** Looks at types that are loaded already, as those above a loaded class are. */
  private boolean isBelowRoot(Class<?> type) {
    for (Class<?> above = type; above != null; above = above.getSuperclass()) {
      if (roots.contains(above.getName()) || hasRootInterface(above)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasRootInterface(Class<?> type) {
    for (Class<?> each : type.getInterfaces()) {
      if (roots.contains(each.getName()) || hasRootInterface(each)) {
        return true;
      }
    }
    return false;
  }
}

package io.heddle.weaver.rewrite;

import io.heddle.bootstrap.context.WeakIdentityMap;
import io.heddle.bootstrap.log.Log;
import io.heddle.bootstrap.weave.AdviceFailures;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.index.Index;
import io.heddle.weaver.link.AdviceLinkage;
import io.heddle.weaver.link.ClassSource;
import io.heddle.weaver.match.Hierarchy;
import io.heddle.weaver.match.LoadedTypes;
import io.heddle.weaver.rules.InstrumentationRules;
import io.heddle.weaver.rules.TypeRule;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.objectweb.asm.ClassReader;

/**
 * The one transformer. Nearly every class leaves it after its loader and its name have been looked
 * at. Called by the JVM on the thread that loads a class, with whatever locks that thread holds;
 * takes none itself while it calls out, loads no class of the application, and never throws.
 */
public final class WeavingTransformer implements ClassFileTransformer {

  /** Class files before Java 7 know no {@code invokedynamic}. */
  private static final int JAVA_7 = 51;

  /** Live loaders whose types are remembered; past them, they are looked up anew each time. */
  private static final int MAX_LOADERS = 10_000;

  private static final int MAX_REFUSALS_LOGGED = 10;

  private final Index index;
  private final Hierarchy hierarchy;
  private final ClassSource source;
  private final ClassLoader ownLoader;
  private final AdviceLinkage linkage;
  private final JdkWeaver jdkWeaver;
  private final AtomicReferenceArray<InstrumentationRules> rules;
  private final WeakIdentityMap<ClassLoader, LoadedTypes> typesByLoader =
      new WeakIdentityMap<ClassLoader, LoadedTypes>(MAX_LOADERS);
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile LibraryWeaver libraryWeaver;
  private volatile boolean damaged;

  /**
   * @param ownLoader the agent's own, whose classes are left alone
   * @param source of the class files of instrumentations and of the boot classes
   */
  public WeavingTransformer(
      Index index, ClassLoader ownLoader, ClassSource source, AdviceLinkage linkage) {
    this.index = index;
    this.hierarchy = new Hierarchy(index);
    this.ownLoader = ownLoader;
    this.source = source;
    this.linkage = linkage;
    this.jdkWeaver = new JdkWeaver(source);
    this.rules = new AtomicReferenceArray<InstrumentationRules>(index.size());
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String internalName,
      Class<?> redefined,
      ProtectionDomain protectionDomain,
      byte[] classFile) {
    if (loader == ownLoader || internalName == null || damaged) {
      return null;
    }
    try {
      int[] jdk = loader == null ? index.ofJdkType(internalName) : null;
      if (jdk != null) {
        return weaveJdkType(internalName, classFile, jdk);
      }
      return weaveLibraryType(loader, internalName, classFile);
    } catch (Throwable failure) {
      if (isOwnDamage(failure)) {
        damaged = true;
        Log.warn("a class of the agent cannot be loaded, nothing more is woven", failure);
      } else {
        refused(internalName, failure);
      }
      return null;
    }
  }

  /** Whether the agent's own jar is at fault, and so would be for every further class. */
  private static boolean isOwnDamage(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return failure instanceof LinkageError
        && (message.contains("io/heddle/") || message.contains("io.heddle."));
  }

  /** A fault that every class of a library has must not fill the operator's log. */
  private void refused(String internalName, Throwable failure) {
    int n = refusals.incrementAndGet();
    if (n <= MAX_REFUSALS_LOGGED || Log.isDebug()) {
      Log.warn("cannot weave " + internalName.replace('/', '.') + ", left as it is", failure);
    }
    if (n == MAX_REFUSALS_LOGGED) {
      Log.warn("further classes that cannot be woven are logged at debug only");
    }
  }

  private byte[] weaveJdkType(String internalName, byte[] classFile, int[] instrumentations) {
    ClassFileVersion version = ClassFileVersion.of(classFile);
    ClassReader reader = new ClassReader(version.readable(classFile, JdkWeaver.NEWEST_VERSION));
    MethodNames methods = MethodNames.of(reader);
    List<WeaveTask> tasks = new ArrayList<WeaveTask>();
    for (int instrumentation : instrumentations) {
      for (TypeRule type : rulesOf(instrumentation)) {
        if (type.kind() == TypeRule.Kind.JDK && type.internalName().equals(internalName)) {
          addTask(methods, instrumentation, type, tasks);
        }
      }
    }
    return tasks.isEmpty()
        ? null
        : woven(internalName, null, version.restore(jdkWeaver.weave(reader, tasks)));
  }

  private byte[] weaveLibraryType(ClassLoader loader, String internalName, byte[] classFile)
      throws Exception {
    int[] exact = index.ofExactType(internalName);
    long roots = 0;
    if (loader != null && !IgnoredTypes.contains(loader, internalName)) {
      roots = hierarchy.rootsAbove(loader, typesOf(loader), internalName, classFile);
    }
    if (exact == null && roots == 0) {
      return null;
    }
    ClassFileVersion version = ClassFileVersion.of(classFile);
    if (version.major() < JAVA_7) {
      Log.debug(internalName.replace('/', '.') + " is older than Java 7 and left as it is");
      return null;
    }
    byte[] readable = version.readable(classFile, LibraryWeaver.newestKnownVersion());
    MethodNames methods = MethodNames.of(new ClassReader(readable));
    List<WeaveTask> tasks = new ArrayList<WeaveTask>();
    addExactTasks(methods, internalName, exact, tasks);
    addRootTasks(methods, roots, tasks);
    if (tasks.isEmpty()) {
      return null;
    }
    if (loader != null && !typesOf(loader).seesWovenCalls(loader)) {
      Log.debug(internalName.replace('/', '.') + " cannot see Heddle and is left as it is");
      return null;
    }
    String className = internalName.replace('/', '.');
    byte[] result = libraryWeaver().weave(loader, className, readable, tasks);
    return woven(internalName, loader, version.restore(result));
  }

  private void addExactTasks(
      MethodNames methods, String internalName, int[] instrumentations, List<WeaveTask> tasks) {
    if (instrumentations == null) {
      return;
    }
    for (int instrumentation : instrumentations) {
      for (TypeRule type : rulesOf(instrumentation)) {
        if (type.kind() == TypeRule.Kind.EXACT && type.internalName().equals(internalName)) {
          addTask(methods, instrumentation, type, tasks);
        }
      }
    }
  }

  private void addRootTasks(MethodNames methods, long roots, List<WeaveTask> tasks) {
    for (int root = 0; root < index.roots().length; root++) {
      if ((roots & 1L << root) == 0) {
        continue;
      }
      for (int instrumentation : index.ofRoot(root)) {
        for (TypeRule type : rulesOf(instrumentation)) {
          if (type.kind() == TypeRule.Kind.SUBTYPES
              && type.internalName().equals(index.roots()[root])) {
            addTask(methods, instrumentation, type, tasks);
          }
        }
      }
    }
  }

  private void addTask(
      MethodNames methods, int instrumentation, TypeRule type, List<WeaveTask> tasks) {
    WeaveTask task = methods.task(index.className(instrumentation), type, tasks);
    if (task != null) {
      tasks.add(task);
    }
  }

  private static byte[] woven(String internalName, ClassLoader loader, byte[] result) {
    if (Log.isDebug()) {
      Log.debug("woven " + internalName.replace('/', '.') + " of " + loader);
    }
    return result;
  }

  /**
   * Loads and runs an instrumentation's declaration, the first time that one of its types comes.
   */
  private List<TypeRule> rulesOf(int instrumentation) {
    InstrumentationRules known = rules.get(instrumentation);
    if (known != null) {
      return known.types();
    }
    String className = index.className(instrumentation);
    AdviceFailures failures = linkage.failuresOf(className);
    if (failures.isOff()) {
      return Collections.emptyList();
    }
    try {
      Class<?> type = Class.forName(className, true, ownLoader);
      known = InstrumentationRules.of((Instrumentation) type.getConstructor().newInstance());
      rules.set(instrumentation, known);
      return known.types();
    } catch (Throwable failure) {
      failures.caught(failure, getClass());
      return Collections.emptyList();
    }
  }

  private LoadedTypes typesOf(ClassLoader loader) {
    LoadedTypes types = typesByLoader.get(loader);
    if (types == null) {
      LoadedTypes added = new LoadedTypes();
      types = typesByLoader.putIfAbsent(loader, added);
      types = types == null ? added : types;
    }
    return types;
  }

  /** Two threads may each make one; both work, and one is kept. */
  private LibraryWeaver libraryWeaver() throws NoSuchMethodException {
    LibraryWeaver present = libraryWeaver;
    if (present == null) {
      present = new LibraryWeaver(source);
      libraryWeaver = present;
    }
    return present;
  }
}

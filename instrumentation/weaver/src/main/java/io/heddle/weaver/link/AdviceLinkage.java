package io.heddle.weaver.link;

import io.heddle.bootstrap.context.WeakIdentityMap;
import io.heddle.bootstrap.weave.AdviceFailures;
import io.heddle.bootstrap.weave.AdviceLinker;
import io.heddle.bootstrap.weave.WovenCall;
import io.heddle.weaver.rules.Renaming;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Links woven calls to advice. What the advice throws is caught in the linked handle and counted,
 * so that woven classes carry no handler of ours for it; once its instrumentation is off, the call
 * falls back to nothing. Thread-safe.
 */
public final class AdviceLinkage implements AdviceLinker {

  /** Live application loaders that are kept apart; past them, a call has a loader of its own. */
  private static final int MAX_LOADERS = 10_000;

  private final ClassSource source;
  private final WeakIdentityMap<ClassLoader, ConcurrentHashMap<String, WeakReference<AdviceLoader>>>
      loaders =
          new WeakIdentityMap<ClassLoader, ConcurrentHashMap<String, WeakReference<AdviceLoader>>>(
              MAX_LOADERS);
  private final ConcurrentHashMap<String, WeakReference<AdviceLoader>> bootLoaders =
      new ConcurrentHashMap<String, WeakReference<AdviceLoader>>();
  private final ConcurrentHashMap<String, AdviceFailures> failures =
      new ConcurrentHashMap<String, AdviceFailures>();

  public AdviceLinkage(ClassSource source) {
    this.source = source;
  }

  /** What an instrumentation's advice has thrown, by the instrumentation's class name. */
  public AdviceFailures failuresOf(String instrumentation) {
    AdviceFailures present = failures.get(instrumentation);
    if (present == null) {
      AdviceFailures added = new AdviceFailures(instrumentation);
      present = failures.putIfAbsent(instrumentation, added);
      present = present == null ? added : present;
    }
    return present;
  }

  /** Advice failures of all instrumentations together. */
  public int failureCount() {
    int count = 0;
    for (AdviceFailures each : failures.values()) {
      count += each.count();
    }
    return count;
  }

  /**
   * Advice that cannot be linked counts as advice that threw, and as often as there are calls to
   * it.
   */
  @Override
  public CallSite link(
      MethodHandles.Lookup caller,
      String method,
      MethodType type,
      String instrumentation,
      String advice,
      String renaming) {
    AdviceFailures count = failuresOf(instrumentation);
    try {
      Method target = adviceMethod(caller, method, type, instrumentation, advice, renaming);
      MethodHandle handle = MethodHandles.lookup().unreflect(target).asType(type);
      return new ConstantCallSite(guarded(handle, type, count, target.getDeclaringClass()));
    } catch (Throwable failure) {
      count.caught(failure, caller.lookupClass());
      return new ConstantCallSite(WovenCall.doNothing(type));
    }
  }

  private Method adviceMethod(
      MethodHandles.Lookup caller,
      String method,
      MethodType type,
      String instrumentation,
      String advice,
      String renaming)
      throws ReflectiveOperationException {
    ClassLoader applicationLoader = caller.lookupClass().getClassLoader();
    AdviceLoader loader = loaderFor(applicationLoader, instrumentation, renaming);
    ModuleOpening.open(caller, loader);
    Class<?> adviceClass = Class.forName(advice, true, loader);
    Method target = adviceClass.getDeclaredMethod(method, type.parameterArray());
    target.setAccessible(true);
    return target;
  }

  private static MethodHandle guarded(
      MethodHandle handle, MethodType type, AdviceFailures failures, Class<?> adviceClass)
      throws ReflectiveOperationException {
    MethodHandle caught =
        MethodHandles.lookup()
            .findVirtual(
                AdviceFailures.class,
                "caught",
                MethodType.methodType(void.class, Throwable.class, Class.class))
            .bindTo(failures);
    caught = MethodHandles.insertArguments(caught, 1, adviceClass);
    MethodHandle nothing = WovenCall.doNothing(type);
    // (Throwable, arguments...) -> counted, then null, zero or nothing
    MethodHandle handler =
        MethodHandles.foldArguments(
            MethodHandles.dropArguments(nothing, 0, Throwable.class), caught);
    MethodHandle safe = MethodHandles.catchException(handle, Throwable.class, handler);
    return failures.switchPoint().guardWithTest(safe, nothing);
  }

  private AdviceLoader loaderFor(
      ClassLoader applicationLoader, String instrumentation, String renaming) {
    ConcurrentHashMap<String, WeakReference<AdviceLoader>> known = loadersOf(applicationLoader);
    String key = instrumentation + ' ' + renaming;
    WeakReference<AdviceLoader> reference = known.get(key);
    AdviceLoader loader = reference == null ? null : reference.get();
    if (loader != null) {
      return loader;
    }
    String ownPackage = instrumentation.substring(0, instrumentation.lastIndexOf('.') + 1);
    AdviceLoader made =
        new AdviceLoader(applicationLoader, ownPackage, Renaming.parse(renaming), source);
    WeakReference<AdviceLoader> mine = new WeakReference<AdviceLoader>(made);
    while (true) {
      // One loader for each pair, so that the advice's statics are one for the application.
      WeakReference<AdviceLoader> other = known.putIfAbsent(key, mine);
      if (other == null) {
        return made;
      }
      loader = other.get();
      if (loader != null) {
        return loader;
      }
      known.remove(key, other);
    }
  }

  private ConcurrentHashMap<String, WeakReference<AdviceLoader>> loadersOf(ClassLoader loader) {
    if (loader == null) {
      return bootLoaders;
    }
    ConcurrentHashMap<String, WeakReference<AdviceLoader>> known = loaders.get(loader);
    if (known == null) {
      ConcurrentHashMap<String, WeakReference<AdviceLoader>> added =
          new ConcurrentHashMap<String, WeakReference<AdviceLoader>>();
      known = loaders.putIfAbsent(loader, added);
      known = known == null ? added : known;
    }
    return known;
  }
}

package io.heddle.bootstrap.weave;

import io.heddle.bootstrap.log.Log;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The bootstrap method of every {@code invokedynamic} that Heddle weaves. Called by the JVM once
 * for each woven call, on the application's thread; afterwards the call costs what a direct one
 * costs. Whatever goes wrong, the application gets a call that does nothing.
 */
public final class WovenCall {

  private static volatile AdviceLinker linker;

  private WovenCall() {}

  /** Set by the weaver before it weaves; null unlinks what is not linked yet. */
  public static void setLinker(AdviceLinker newLinker) {
    linker = newLinker;
  }

  /** Called by the JVM; the last three arguments stand in the woven class. */
  public static CallSite bootstrap(
      MethodHandles.Lookup caller,
      String method,
      MethodType type,
      String instrumentation,
      String advice,
      String renaming) {
    AdviceLinker present = linker;
    if (present != null) {
      try {
        return present.link(caller, method, type, instrumentation, advice, renaming);
      } catch (Throwable failure) {
        Log.warn("cannot link " + advice + "." + method + " into " + caller.lookupClass(), failure);
      }
    }
    return new ConstantCallSite(doNothing(type));
  }

  /** Takes any arguments and returns null, zero or nothing, as the type asks. */
  public static MethodHandle doNothing(MethodType type) {
    Class<?> returned = type.returnType();
    MethodHandle result =
        returned == void.class
            ? MethodHandles.constant(Object.class, null).asType(MethodType.methodType(void.class))
            : MethodHandles.constant(returned, zero(returned));
    return MethodHandles.dropArguments(result, 0, type.parameterList());
  }

  private static Object zero(Class<?> type) {
    if (!type.isPrimitive()) {
      return null;
    }
    if (type == boolean.class) {
      return Boolean.FALSE;
    }
    if (type == char.class) {
      return Character.valueOf((char) 0);
    }
    // MethodHandles.constant widens it to whichever number is asked for.
    return Byte.valueOf((byte) 0);
  }
}

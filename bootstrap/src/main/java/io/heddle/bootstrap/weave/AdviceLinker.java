package io.heddle.bootstrap.weave;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Finds the advice behind a woven call. Implemented by the weaver, in the agent's own loader. */
public interface AdviceLinker {

  /**
   * @param caller the woven class
   * @param method name of the advice method
   * @param type of the call: the advice method's, its library types seen from the woven class
   * @param instrumentation binary name of the instrumentation's class
   * @param advice binary name of the advice class
   * @param renaming of the library's packages, as text; empty where there is none
   */
  CallSite link(
      MethodHandles.Lookup caller,
      String method,
      MethodType type,
      String instrumentation,
      String advice,
      String renaming)
      throws Exception;
}

package io.heddle.weaver;

/** Collects what an {@link Instrumentation} weaves. Names are binary: {@code java.util.Map}. */
public interface Weave {

  /** Weaves one class of a library, by its name. */
  WeaveType type(String className);

  /**
   * Weaves every class below a type, whether class or interface, and the type itself.
   *
   * @param rootType of a library, or public in the JDK ({@code java.sql.Statement}); JDK classes
   *     below it are left alone
   */
  WeaveType subtypesOf(String rootType);

  /**
   * Weaves one class of the JDK that may be loaded before {@code main}. It is rewritten with ASM
   * alone, and its advice must be in {@code io.heddle.bootstrap}, must be public, and must not
   * throw: it is called without a net.
   */
  WeaveType jdkType(String className);

  /**
   * The same instrumentation for a library that was renamed: in names declared through the result,
   * and in the advice itself, {@code from} stands as {@code to}.
   *
   * @param from package prefix as it stands in the source, such as {@code javax.servlet.}
   * @param to package prefix of the other library, such as {@code jakarta.servlet.}
   */
  Weave renaming(String from, String to);
}

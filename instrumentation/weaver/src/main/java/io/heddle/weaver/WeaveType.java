package io.heddle.weaver;

/**
 * What is woven into the methods of a type. Advice is a class with at most one static method
 * annotated {@code @OnEnter} and at most one annotated {@code @OnExit}; it reads the call through
 * the parameter annotations of {@code io.heddle.bootstrap.weave.advice}, and changes nothing of it.
 * Abstract and native methods, constructors and the compiler's bridge methods are left alone.
 *
 * <p>Advice classes and methods are package-private or public, never private. A parameter's type is
 * that of what it stands for, or a supertype. What an enter method returns must be of a type that
 * every loader sees: of the JDK or of {@code io.heddle.bootstrap}.
 */
public interface WeaveType {

  /** Weaves every overload of a method. */
  WeaveType method(String name, Class<?> advice);

  /**
   * Weaves one overload.
   *
   * @param descriptor as in the class file: {@code (Ljava/lang/Runnable;)V}; or only its
   *     parameters, {@code (Ljava/lang/Runnable;)}, whatever is returned
   */
  WeaveType method(String name, String descriptor, Class<?> advice);

  /**
   * In one method of a JDK class, sends calls of an instance method to a static method of ours,
   * which takes the receiver as its first parameter.
   *
   * @param name the method in which calls are replaced, in all its overloads
   * @param calledOwner internal name of the type called, {@code java/lang/Runnable}
   * @param replacement public class in {@code io.heddle.bootstrap} with a public static method
   *     {@code calledName}
   */
  WeaveType redirect(
      String name,
      String calledOwner,
      String calledName,
      String calledDescriptor,
      Class<?> replacement);
}

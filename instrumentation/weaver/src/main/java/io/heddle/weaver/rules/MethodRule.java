package io.heddle.weaver.rules;

/** One method to be woven, and with what. Immutable. */
public final class MethodRule {

  private final String name;
  private final String descriptor;
  private final String advice;

  MethodRule(String name, String descriptor, String advice) {
    this.name = name;
    this.descriptor = descriptor;
    this.advice = advice;
  }

  public boolean matches(String methodName, String methodDescriptor) {
    return name.equals(methodName)
        && (descriptor == null || methodDescriptor.startsWith(descriptor));
  }

  /** Whether this rule weaves the same advice into the same methods. */
  public boolean isSame(MethodRule other) {
    return name.equals(other.name)
        && advice.equals(other.advice)
        && (descriptor == null ? other.descriptor == null : descriptor.equals(other.descriptor));
  }

  /** Binary name of the advice class. */
  public String advice() {
    return advice;
  }
}

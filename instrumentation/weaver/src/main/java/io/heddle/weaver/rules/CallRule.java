package io.heddle.weaver.rules;

/** A call inside one method that goes to a static method of ours instead. Immutable. */
public final class CallRule {

  private final String within;
  private final String owner;
  private final String name;
  private final String descriptor;
  private final String replacement;

  CallRule(String within, String owner, String name, String descriptor, String replacement) {
    this.within = within;
    this.owner = owner;
    this.name = name;
    this.descriptor = descriptor;
    this.replacement = replacement;
  }

  /** Whether calls inside this method are looked at. */
  public boolean appliesWithin(String methodName) {
    return within.equals(methodName);
  }

  public boolean matches(String calledOwner, String calledName, String calledDescriptor) {
    return owner.equals(calledOwner)
        && name.equals(calledName)
        && descriptor.equals(calledDescriptor);
  }

  /** Internal name of the class whose static method of the same name is called instead. */
  public String replacement() {
    return replacement;
  }

  /** The called method's descriptor with the receiver as first parameter. */
  public String replacementDescriptor() {
    return "(L" + owner + ";" + descriptor.substring(1);
  }
}

package io.heddle.weaver.rules;

import io.heddle.weaver.WeaveType;
import java.util.ArrayList;
import java.util.List;

/** Which types a declaration is about, and what is woven into their methods. */
public final class TypeRule implements WeaveType {

  /** How a type is found. */
  public enum Kind {
    EXACT,
    SUBTYPES,
    JDK
  }

  private final Kind kind;
  private final String internalName;
  private final Renaming renaming;
  private final List<MethodRule> methods = new ArrayList<MethodRule>();
  private final List<CallRule> calls = new ArrayList<CallRule>();

  TypeRule(Kind kind, String internalName, Renaming renaming) {
    this.kind = kind;
    this.internalName = internalName;
    this.renaming = renaming;
  }

  @Override
  public WeaveType method(String name, Class<?> advice) {
    return method(name, null, advice);
  }

  @Override
  public WeaveType method(String name, String descriptor, Class<?> advice) {
    String renamed = descriptor == null ? null : renaming.internal(descriptor);
    methods.add(new MethodRule(name, renamed, advice.getName()));
    return this;
  }

  @Override
  public WeaveType redirect(
      String name,
      String calledOwner,
      String calledName,
      String calledDescriptor,
      Class<?> replacement) {
    String target = replacement.getName().replace('.', '/');
    calls.add(new CallRule(name, calledOwner, calledName, calledDescriptor, target));
    return this;
  }

  public Kind kind() {
    return kind;
  }

  /** The type itself, or the root of the types meant. */
  public String internalName() {
    return internalName;
  }

  public Renaming renaming() {
    return renaming;
  }

  public List<MethodRule> methods() {
    return methods;
  }

  public List<CallRule> calls() {
    return calls;
  }
}

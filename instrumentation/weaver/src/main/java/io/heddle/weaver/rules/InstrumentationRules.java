package io.heddle.weaver.rules;

import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;
import io.heddle.weaver.WeaveType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What one instrumentation has declared. Immutable once collected. */
public final class InstrumentationRules {

  private final String className;
  private final String name;
  private final List<TypeRule> types;

  private InstrumentationRules(String className, String name, List<TypeRule> types) {
    this.className = className;
    this.name = name;
    this.types = types;
  }

  /** Runs the declaration. What it throws is the caller's to handle. */
  public static InstrumentationRules of(Instrumentation instrumentation) {
    List<TypeRule> types = new ArrayList<TypeRule>();
    instrumentation.declare(new Collector(types, Renaming.NONE));
    return new InstrumentationRules(
        instrumentation.getClass().getName(),
        instrumentation.name(),
        Collections.unmodifiableList(types));
  }

  /** Binary name of the instrumentation's class. */
  public String className() {
    return className;
  }

  /** The name in settings. */
  public String name() {
    return name;
  }

  public List<TypeRule> types() {
    return types;
  }

  private static final class Collector implements Weave {
    private final List<TypeRule> types;
    private final Renaming renaming;

    Collector(List<TypeRule> types, Renaming renaming) {
      this.types = types;
      this.renaming = renaming;
    }

    @Override
    public WeaveType type(String className) {
      return add(TypeRule.Kind.EXACT, className);
    }

    @Override
    public WeaveType subtypesOf(String rootType) {
      return add(TypeRule.Kind.SUBTYPES, rootType);
    }

    @Override
    public WeaveType jdkType(String className) {
      return add(TypeRule.Kind.JDK, className);
    }

    private WeaveType add(TypeRule.Kind kind, String className) {
      String internalName = renaming.internal(className.replace('.', '/'));
      TypeRule rule = new TypeRule(kind, internalName, renaming);
      types.add(rule);
      return rule;
    }

    @Override
    public Weave renaming(String from, String to) {
      return new Collector(types, Renaming.of(from, to));
    }
  }
}

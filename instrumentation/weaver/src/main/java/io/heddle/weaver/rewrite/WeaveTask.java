package io.heddle.weaver.rewrite;

import io.heddle.weaver.rules.CallRule;
import io.heddle.weaver.rules.MethodRule;
import io.heddle.weaver.rules.TypeRule;
import java.util.List;

/** What one instrumentation weaves into one class: those of its rules that match a method there. */
final class WeaveTask {

  private final String instrumentation;
  private final TypeRule type;
  private final List<MethodRule> methods;
  private final List<CallRule> calls;

  WeaveTask(String instrumentation, TypeRule type, List<MethodRule> methods, List<CallRule> calls) {
    this.instrumentation = instrumentation;
    this.type = type;
    this.methods = methods;
    this.calls = calls;
  }

  /** Binary name of the instrumentation's class. */
  String instrumentation() {
    return instrumentation;
  }

  TypeRule type() {
    return type;
  }

  List<MethodRule> methods() {
    return methods;
  }

  List<CallRule> calls() {
    return calls;
  }
}

package io.heddle.instrumentation.shapes;

import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;
import sample.JdkAdvice;

/** Weaves, as if they were the JDK's, advice that says what each of its parameters stood for. */
public final class JdkBoundInstrumentation implements Instrumentation {

  @Override
  public String name() {
    return "jdk-bound";
  }

  @Override
  public void declare(Weave weave) {
    weave
        .jdkType("sample.shapes.Shapes")
        .method("wide", JdkAdvice.Wide.class)
        .method("reassigns", JdkAdvice.Reassigns.class)
        .method("finallyOverrides", JdkAdvice.Outcome.class)
        .method("throwsPrepared", JdkAdvice.OnlyExit.class)
        .method("nothing", JdkAdvice.OnlyEnter.class)
        .redirect("narrows", "java/lang/Number", "doubleValue", "()D", JdkAdvice.Replacement.class);
    weave.jdkType("sample.shapes.Kinds$Bridged").method("pass", JdkAdvice.OnlyEnter.class);
  }
}

package io.heddle.instrumentation.shapes;

import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;
import io.heddle.weaver.WeaveType;
import java.lang.reflect.Method;
import sample.JdkAdvice;
import sample.shapes.Kinds;
import sample.shapes.Shapes;

/** Weaves every method of every shape as if they were the JDK's. */
public final class JdkShapesInstrumentation implements Instrumentation {

  @Override
  public String name() {
    return "jdk-shapes";
  }

  @Override
  public void declare(Weave weave) {
    declare(weave, Shapes.class);
    for (Class<?> kind : Kinds.class.getDeclaredClasses()) {
      declare(weave, kind);
    }
  }

  private static void declare(Weave weave, Class<?> type) {
    WeaveType woven = weave.jdkType(type.getName());
    for (Method method : type.getDeclaredMethods()) {
      if (!method.isBridge()) {
        woven.method(method.getName(), JdkAdvice.Around.class);
      }
    }
  }
}

package io.heddle.instrumentation.shapes;

import io.heddle.bootstrap.weave.advice.Enter;
import io.heddle.bootstrap.weave.advice.OnEnter;
import io.heddle.bootstrap.weave.advice.OnExit;
import io.heddle.bootstrap.weave.advice.This;
import io.heddle.bootstrap.weave.advice.Thrown;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;
import io.heddle.weaver.WeaveType;
import java.lang.reflect.Method;
import sample.Calls;
import sample.shapes.Kinds;
import sample.shapes.Shapes;

/** Weaves every method of every shape. */
public final class ShapesInstrumentation implements Instrumentation {

  @Override
  public String name() {
    return "shapes";
  }

  @Override
  public void declare(Weave weave) {
    declare(weave, Shapes.class);
    for (Class<?> kind : Kinds.class.getDeclaredClasses()) {
      declare(weave, kind);
    }
  }

  private static void declare(Weave weave, Class<?> type) {
    WeaveType woven = weave.type(type.getName());
    for (Method method : type.getDeclaredMethods()) {
      if (!method.isBridge()) {
        woven.method(method.getName(), Around.class);
      }
    }
  }

  static final class Around {
    private static int depth;

    @OnEnter
    static String enter(@This Object self) {
      depth++;
      return self == null ? "static" : "instance";
    }

    @OnExit
    static void exit(@This Object self, @Enter String entered, @Thrown Throwable thrown) {
      depth--;
      if (depth == 0 && !entered.equals(self == null ? "static" : "instance")) {
        Calls.saw("lost what enter returned");
      }
    }
  }
}

package io.heddle.instrumentation.shapes;

import io.heddle.bootstrap.weave.advice.Argument;
import io.heddle.bootstrap.weave.advice.Enter;
import io.heddle.bootstrap.weave.advice.OnEnter;
import io.heddle.bootstrap.weave.advice.OnExit;
import io.heddle.bootstrap.weave.advice.Returned;
import io.heddle.bootstrap.weave.advice.This;
import io.heddle.bootstrap.weave.advice.Thrown;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;
import java.util.function.Supplier;
import sample.Calls;

/** Weaves advice that says what each of its parameters stood for. */
public final class BoundInstrumentation implements Instrumentation {

  @Override
  public String name() {
    return "bound";
  }

  @Override
  public void declare(Weave weave) {
    weave
        .type("sample.shapes.Shapes")
        .method("wide", Wide.class)
        .method("reassigns", Reassigns.class)
        .method("finallyOverrides", Outcome.class)
        .method("throwsPrepared", OnlyExit.class)
        .method("nothing", OnlyEnter.class);
    weave.subtypesOf("java.util.function.Supplier").method("get", "()", Get.class);
  }

  static final class Wide {
    @OnEnter
    static double enter(@Argument(4) float e, @Argument(1) double b, @Argument(0) long a) {
      Calls.saw("enter " + a + " " + b + " " + e);
      return a + b;
    }

    @OnExit
    static void exit(
        @Returned long result, @Enter double entered, @Argument(3) String d, @Argument(2) int c) {
      Calls.saw("exit " + entered + " " + c + " " + d + " " + result);
    }
  }

  static final class Reassigns {
    @OnExit
    static void exit(@Argument(0) String text, @Argument(1) long number, @Returned String result) {
      Calls.saw(text + " " + number + " " + result);
    }
  }

  static final class Outcome {
    @OnExit
    static void exit(@Argument(0) int n, @Returned int result, @Thrown Throwable thrown) {
      Calls.saw(n + " " + result + " " + (thrown == null ? null : thrown.getClass().getName()));
    }
  }

  static final class OnlyExit {
    @OnExit
    static void exit(@Thrown Throwable thrown) {
      Calls.saw(thrown.getMessage());
    }
  }

  static final class OnlyEnter {
    @OnEnter
    static void enter() {
      Calls.saw("enter");
    }
  }

  static final class Get {
    @OnEnter
    static void enter(@This Supplier<?> supplier) {
      Calls.saw(supplier.getClass().getSimpleName() + ".get");
    }
  }
}

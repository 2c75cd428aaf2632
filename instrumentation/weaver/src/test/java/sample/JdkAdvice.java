package sample;

import io.heddle.bootstrap.weave.advice.Argument;
import io.heddle.bootstrap.weave.advice.Enter;
import io.heddle.bootstrap.weave.advice.OnEnter;
import io.heddle.bootstrap.weave.advice.OnExit;
import io.heddle.bootstrap.weave.advice.Returned;
import io.heddle.bootstrap.weave.advice.This;
import io.heddle.bootstrap.weave.advice.Thrown;

/** Advice as woven into JDK classes: public, and called without a net. */
public final class JdkAdvice {

  private JdkAdvice() {}

  public static final class Around {
    @OnEnter
    public static String enter(@This Object self) {
      return self == null ? "static" : "instance";
    }

    @OnExit
    public static void exit(@This Object self, @Enter String entered, @Thrown Throwable thrown) {
      if (!entered.equals(self == null ? "static" : "instance")) {
        Calls.saw("lost what enter returned");
      }
    }
  }

  public static final class Wide {
    @OnEnter
    public static double enter(@Argument(4) float e, @Argument(1) double b, @Argument(0) long a) {
      Calls.saw("enter " + a + " " + b + " " + e);
      return a + b;
    }

    @OnExit
    public static void exit(
        @Returned long result, @Enter double entered, @Argument(3) String d, @Argument(2) int c) {
      Calls.saw("exit " + entered + " " + c + " " + d + " " + result);
    }
  }

  public static final class Reassigns {
    @OnExit
    public static void exit(
        @Argument(0) String text, @Argument(1) long number, @Returned String result) {
      Calls.saw(text + " " + number + " " + result);
    }
  }

  public static final class Outcome {
    @OnExit
    public static void exit(@Argument(0) int n, @Returned int result, @Thrown Throwable thrown) {
      Calls.saw(n + " " + result + " " + (thrown == null ? null : thrown.getClass().getName()));
    }
  }

  public static final class OnlyExit {
    @OnExit
    public static void exit(@Thrown Throwable thrown) {
      Calls.saw(thrown.getMessage());
    }
  }

  public static final class OnlyEnter {
    @OnEnter
    public static void enter() {
      Calls.saw("enter");
    }
  }

  /** Takes an object where there is a number. */
  public static final class Unfitting {
    @OnExit
    public static void exit(@Returned Object result) {
      throw new AssertionError(result);
    }
  }

  /** Has a parameter that stands for nothing. */
  public static final class Unbound {
    @OnEnter
    public static void enter(Object what) {
      throw new AssertionError(what);
    }
  }

  /** Called instead of {@code Number.doubleValue()}. */
  public static final class Replacement {
    public static double doubleValue(Number receiver) {
      Calls.saw("instead of doubleValue of " + receiver);
      return receiver.doubleValue();
    }
  }
}

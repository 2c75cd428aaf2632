package io.heddle.instrumentation.shapes;

import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;

/** Has advice that tests link themselves. */
public final class LinkedInstrumentation implements Instrumentation {

  @Override
  public String name() {
    return "linked";
  }

  @Override
  public void declare(Weave weave) {
    weave.type("no.such.Type").method("nothing", Counting.class);
  }

  public static final class Counting {
    private static int count;

    static int next() {
      return ++count;
    }
  }

  public static final class Throwing {
    static int fail() {
      throw new IllegalStateException("expected by the test");
    }
  }

  /** Cannot be initialised. */
  public static final class Broken {
    private static final int NEXT = Integer.parseInt("none");

    static int next() {
      return NEXT;
    }
  }
}

package io.heddle.instrumentation.sample;

import io.heddle.bootstrap.weave.advice.OnEnter;
import io.heddle.bootstrap.weave.advice.This;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;
import sample.Library;

/** Weaves advice that always throws. */
public final class FailingInstrumentation implements Instrumentation {

  @Override
  public String name() {
    return "failing";
  }

  @Override
  public void declare(Weave weave) {
    weave.type("sample.Library").method("failingAdvice", Fails.class);
  }

  static final class Fails {
    @OnEnter
    static Object enter(@This Library library) {
      throw new IllegalStateException("advice that throws");
    }
  }
}

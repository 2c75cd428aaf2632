package io.heddle.instrumentation.shapes;

import io.heddle.bootstrap.weave.advice.OnExit;
import io.heddle.bootstrap.weave.advice.Returned;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;
import sample.Calls;
import sample.JdkAdvice;

/** Weaves classes that tests generate: a method {@code int answer()}. */
public final class AnswerInstrumentation implements Instrumentation {

  @Override
  public String name() {
    return "answer";
  }

  @Override
  public void declare(Weave weave) {
    weave.type("sample.shapes.Generated").method("answer", Answer.class);
    weave.jdkType("sample.shapes.GeneratedOfJdk").method("answer", JdkAdvice.OnlyEnter.class);
    weave.type("javax.sample.Generated").method("answer", Answer.class);
    weave.subtypesOf("sample.Answering").method("answer", Answer.class);
  }

  static final class Answer {
    @OnExit
    static void exit(@Returned int answer) {
      Calls.saw("answered " + answer);
    }
  }
}

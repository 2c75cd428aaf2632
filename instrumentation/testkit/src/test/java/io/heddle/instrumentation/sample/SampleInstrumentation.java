package io.heddle.instrumentation.sample;

import io.heddle.bootstrap.context.CurrentContext;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.bootstrap.trace.HeddleVersion;
import io.heddle.bootstrap.trace.InstrumentationScope;
import io.heddle.bootstrap.trace.Tracing;
import io.heddle.bootstrap.weave.advice.Argument;
import io.heddle.bootstrap.weave.advice.Enter;
import io.heddle.bootstrap.weave.advice.OnEnter;
import io.heddle.bootstrap.weave.advice.OnExit;
import io.heddle.bootstrap.weave.advice.Returned;
import io.heddle.bootstrap.weave.advice.This;
import io.heddle.bootstrap.weave.advice.Thrown;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import sample.Greeter;
import sample.javax.Request;
import sample.javax.Server;

/** Weaves the sample library, in every way that the SPI has. */
public final class SampleInstrumentation implements Instrumentation {

  private static final InstrumentationScope SCOPE =
      new InstrumentationScope("io.heddle.sample", HeddleVersion.VERSION);

  @Override
  public String name() {
    return "sample";
  }

  @Override
  public void declare(Weave weave) {
    weave.subtypesOf("sample.Greeter").method("greet", "(Ljava/lang/String;)", Greet.class);
    weave.type("sample.Library").method("twice", Twice.class);
    declareServer(weave);
    declareServer(weave.renaming("sample.javax.", "sample.jakarta."));
  }

  private static void declareServer(Weave weave) {
    weave
        .type("sample.javax.Server")
        .method("serve", "(Lsample/javax/Request;)Ljava/lang/String;", Serve.class);
  }

  static HeddleSpan start(String name) {
    return Tracing.current().start(SCOPE, name, SpanKind.INTERNAL, CurrentContext.get());
  }

  static final class Greet {
    @OnEnter
    static HeddleSpan enter(@This Greeter greeter, @Argument(0) String name) {
      return start(greeter.getClass().getSimpleName() + ".greet " + name);
    }

    @OnExit
    static void exit(@Enter HeddleSpan span, @Returned String greeting, @Thrown Throwable failure) {
      span.setAttribute("greeting", String.valueOf(greeting));
      if (failure != null) {
        span.setStatus(StatusCode.ERROR);
      }
      span.end();
    }
  }

  static final class Twice {
    @OnEnter
    static HeddleSpan enter() {
      return start("twice");
    }

    @OnExit
    static void exit(
        @Enter HeddleSpan span,
        @Returned long result,
        @Argument(0) long number,
        @Argument(1) String why) {
      span.setAttribute("sum", number + " " + why + " " + result);
      span.end();
    }
  }

  static final class Serve {
    @OnExit
    static void exit(@This Server server, @Argument(0) Request request) {
      HeddleSpan span = start(server.getClass().getPackageName() + " " + request.path());
      span.end();
    }
  }
}

package io.heddle.testkit;

import io.heddle.bootstrap.context.propagation.TraceContextPropagator;
import io.heddle.bootstrap.trace.Samplers;
import io.heddle.bootstrap.trace.SpanLimits;
import io.heddle.bootstrap.trace.Tracing;
import io.heddle.bootstrap.weave.WovenCall;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.index.Index;
import io.heddle.weaver.index.IndexBuilder;
import io.heddle.weaver.index.InstrumentationClasses;
import io.heddle.weaver.link.AdviceLinkage;
import io.heddle.weaver.rewrite.LoadedClasses;
import io.heddle.weaver.rewrite.WeavingTransformer;
import io.heddle.weaver.rules.InstrumentationRules;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** The one weaving of this JVM, with every instrumentation on its class path. */
final class WovenTestJvm {

  private static final RecordedSpans SPANS = new RecordedSpans();
  private static final AdviceLinkage LINKAGE = new AdviceLinkage(new ClassPathSource());

  static {
    weave();
  }

  private WovenTestJvm() {}

  static RecordedSpans spans() {
    return SPANS;
  }

  static int adviceFailures() {
    return LINKAGE.failureCount();
  }

  private static void weave() {
    Tracing.install(
        new Tracing(
            Samplers.parentBased(Samplers.alwaysOn()),
            SpanLimits.DEFAULT,
            new TraceContextPropagator(),
            SPANS));
    WovenCall.setLinker(LINKAGE);
    Index index = index();
    java.lang.instrument.Instrumentation jvm = WeavingSession.instrumentation();
    jvm.addTransformer(
        new WeavingTransformer(
            index, NotAnApplicationLoader.INSTANCE, new ClassPathSource(), LINKAGE),
        true);
    LoadedClasses.weaveAgain(jvm, index);
  }

  private static Index index() {
    List<InstrumentationRules> rules = new ArrayList<>();
    for (String name :
        InstrumentationClasses.on(
            System.getProperty("java.class.path").split(File.pathSeparator))) {
      try {
        rules.add(
            InstrumentationRules.of(
                (Instrumentation) Class.forName(name).getConstructor().newInstance()));
      } catch (ReflectiveOperationException failure) {
        throw new IllegalStateException(name, failure);
      }
    }
    return IndexBuilder.build(rules);
  }

  /** Stands where the agent's loader stands; here the weaver is on the class path. */
  private static final class NotAnApplicationLoader extends ClassLoader {
    static final NotAnApplicationLoader INSTANCE = new NotAnApplicationLoader();

    NotAnApplicationLoader() {
      super(WovenTestJvm.class.getClassLoader());
    }
  }
}

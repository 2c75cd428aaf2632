package io.heddle.agent.start;

import io.heddle.bootstrap.context.propagation.TraceContextPropagator;
import io.heddle.bootstrap.log.Log;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.bootstrap.trace.Samplers;
import io.heddle.bootstrap.trace.SpanLimits;
import io.heddle.bootstrap.trace.SpanSink;
import io.heddle.bootstrap.trace.Tracing;
import io.heddle.bootstrap.weave.WovenCall;
import io.heddle.weaver.index.Index;
import io.heddle.weaver.link.AdviceLinkage;
import io.heddle.weaver.link.ClassSource;
import io.heddle.weaver.rewrite.LoadedClasses;
import io.heddle.weaver.rewrite.WeavingTransformer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;

public final class AgentStart {
  private AgentStart() {}

  public static void start(String arguments, Instrumentation jvm) throws IOException {
    Tracing.install(
        new Tracing(
            Samplers.parentBased(Samplers.alwaysOn()),
            SpanLimits.DEFAULT,
            new TraceContextPropagator(),
            new SpanSink() {
              @Override
              public void accept(HeddleSpan span) {
                Log.warn(span.kind() + " " + span.name() + " " + span);
              }
            }));
    weave(jvm);
  }

  private static void weave(Instrumentation jvm) throws IOException {
    ClassLoader own = AgentStart.class.getClassLoader();
    Index index;
    try (InputStream in = own.getResourceAsStream("index")) {
      index = Index.read(in);
    }
    ClassSource source = new JarClassSource(own);
    AdviceLinkage linkage = new AdviceLinkage(source);
    WovenCall.setLinker(linkage);
    jvm.addTransformer(new WeavingTransformer(index, own, source, linkage), true);
    LoadedClasses.weaveAgain(jvm, index);
  }
}

package io.heddle.agent.start;

import io.heddle.agent.config.AgentSettings;
import io.heddle.agent.config.Configuration;
import io.heddle.agent.config.DatabaseSettings;
import io.heddle.agent.config.ExportConfiguration;
import io.heddle.agent.config.TraceConfiguration;
import io.heddle.bootstrap.context.TaskHandOff;
import io.heddle.bootstrap.trace.Tracing;
import io.heddle.bootstrap.weave.WovenCall;
import io.heddle.exporter.SpanPipeline;
import io.heddle.weaver.index.Index;
import io.heddle.weaver.link.AdviceLinkage;
import io.heddle.weaver.link.ClassSource;
import io.heddle.weaver.rewrite.LoadedClasses;
import io.heddle.weaver.rewrite.Rehearsal;
import io.heddle.weaver.rewrite.WeavingTransformer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;

/**
 * Starts the agent's parts, in the agent's own loader: settings, export, recording, weaving. Runs
 * before {@code main} and so does as little as it can; see the rules in {@code ARCHITECTURE.md}.
 */
public final class AgentStart {

  private AgentStart() {}

  /**
   * Called once, by {@code Premain}, which reports what it throws.
   *
   * @param arguments of {@code -javaagent}, null where there are none
   */
  public static void start(String arguments, Instrumentation jvm)
      throws IOException, ClassNotFoundException {
    Configuration configuration = Configuration.load(arguments);
    if (!configuration.get(AgentSettings.ENABLED)) {
      return;
    }
    configuration.startLog();
    if (configuration.get(AgentSettings.SDK_DISABLED)) {
      return;
    }
    DatabaseSettings.apply(configuration);
    SpanPipeline pipeline =
        SpanPipeline.start(
            ExportConfiguration.exportSettings(configuration), new DetectedResource(configuration));
    Tracing.install(
        new Tracing(
            TraceConfiguration.sampler(configuration),
            TraceConfiguration.spanLimits(configuration),
            TraceConfiguration.propagator(configuration),
            pipeline.sink()));
    Runtime.getRuntime()
        .addShutdownHook(
            new ExitFlush(pipeline, ExportConfiguration.exitFlushMillis(configuration)));
    weave(configuration, jvm);
  }

  private static void weave(Configuration configuration, Instrumentation jvm)
      throws IOException, ClassNotFoundException {
    ClassLoader own = AgentStart.class.getClassLoader();
    Index index = wanted(readIndex(own), configuration);
    ClassSource source = new JarClassSource(own);
    AdviceLinkage linkage = new AdviceLinkage(source);
    WovenCall.setLinker(linkage);
    jvm.addTransformer(new WeavingTransformer(index, own, source, linkage), true);
    // Its first use may be on a virtual thread's carrier, which is no place to load classes.
    TaskHandOff.expunge();
    LoadedClasses.weaveAgain(jvm, index);
    Rehearsal.readClassFile(ClassLoader.getSystemClassLoader(), "io/heddle/agent/Premain.class");
  }

  private static Index readIndex(ClassLoader own) throws IOException {
    try (InputStream in = own.getResourceAsStream("index")) {
      if (in == null) {
        throw new IOException("the index is missing from the agent jar");
      }
      return Index.read(in);
    }
  }

  /** The index without the instrumentations that the settings switch off. */
  private static Index wanted(Index index, Configuration configuration) {
    boolean[] off = new boolean[index.size()];
    boolean any = false;
    for (int i = 0; i < off.length; i++) {
      off[i] = !configuration.isInstrumentationEnabled(index.name(i));
      any |= off[i];
    }
    return any ? index.without(off) : index;
  }
}

package io.heddle.weaver.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.instrumentation.shapes.BoundInstrumentation;
import io.heddle.instrumentation.shapes.ShapesInstrumentation;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sample.TransformingLoader;

/** Many threads load woven classes through loaders that load woven classes themselves. */
class ConcurrentLoadingTest {

  private static final int THREADS = 16;
  private static final int ROUNDS = 5;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Weaving weaving =
      new Weaving(new ShapesInstrumentation(), new BoundInstrumentation());

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Test
  void nonParallelLoaders_loadAndRunWithoutDeadlockOrCircularity() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      runEverywhere(new Busy(weaving.transformer()), new Busy(weaving.transformer()));
    }
  }

  @Test
  void parallelLoaders_loadAndRunWithoutDeadlockOrCircularity() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      runEverywhere(new ParallelBusy(weaving.transformer()), new Busy(weaving.transformer()));
    }
  }

  private void runEverywhere(ClassLoader... loaders) throws Exception {
    List<String> expected = Weaving.run(new TransformingLoader(null));
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Future<List<String>>> runs = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      ClassLoader loader = loaders[i % loaders.length];
      runs.add(
          threads.submit(
              () -> {
                start.await();
                return Weaving.run(loader);
              }));
    }
    for (Future<List<String>> run : runs) {
      assertThat(run.get(60, TimeUnit.SECONDS)).isEqualTo(expected);
    }
    assertThat(weaving.linkage().failureCount()).isZero();
  }

  /** Cannot answer anything without classes of its own, which are woven. */
  private static class Busy extends TransformingLoader {
    private final ThreadLocal<Boolean> answering = ThreadLocal.withInitial(() -> false);

    Busy(WeavingTransformer transformer) {
      super(transformer);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      useOwnClasses();
      return super.loadClass(name, resolve);
    }

    @Override
    public URL getResource(String name) {
      useOwnClasses();
      return super.getResource(name);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      useOwnClasses();
      return super.getResourceAsStream(name);
    }

    /** The JVM, too, transforms nothing while the thread is in a transformer. */
    private void useOwnClasses() {
      if (answering.get()) {
        return;
      }
      answering.set(true);
      try {
        super.loadClass("sample.shapes.Kinds$Bridged", false).getConstructor().newInstance();
      } catch (ReflectiveOperationException impossible) {
        throw new AssertionError(impossible);
      } finally {
        answering.set(false);
      }
    }
  }

  private static final class ParallelBusy extends Busy {
    static {
      registerAsParallelCapable();
    }

    ParallelBusy(WeavingTransformer transformer) {
      super(transformer);
    }
  }
}

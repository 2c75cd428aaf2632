package io.heddle.instrumentation.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.context.CurrentContext;
import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.context.TaskHandOff;
import io.heddle.testkit.WovenJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What the tests here ask of threads and contexts. */
final class ContextProbe {

  private ContextProbe() {}

  /** A task that records one span of that name. */
  static Runnable records(WovenJvm heddle, String name) {
    return () -> record(heddle, name);
  }

  static void record(WovenJvm heddle, String name) {
    try {
      heddle.inSpan(name, () -> {});
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** As {@link #records}, with a result. */
  static <T> Callable<T> recordsAndReturns(WovenJvm heddle, String name, T result) {
    return () -> {
      record(heddle, name);
      return result;
    };
  }

  /** Asserts that none of the pool's threads has a context; needs all of them at once. */
  static void assertNoContextLeft(ExecutorService pool, int threads) throws Exception {
    assertThat(CurrentContext.get()).isSameAs(HeddleContext.ROOT);
    CyclicBarrier allOfThem = new CyclicBarrier(threads);
    List<Future<HeddleContext>> contexts = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      contexts.add(
          pool.submit(
              () -> {
                allOfThem.await(10, TimeUnit.SECONDS);
                return CurrentContext.get();
              }));
    }
    for (Future<HeddleContext> context : contexts) {
      assertThat(context.get(10, TimeUnit.SECONDS)).isSameAs(HeddleContext.ROOT);
    }
  }

  /** Waits until no task carries anything, collecting garbage. */
  static void awaitNothingCarried() throws InterruptedException {
    await(
        () -> {
          System.gc();
          TaskHandOff.expunge();
          return TaskHandOff.carried() == 0;
        });
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("true within 10 s").isLessThan(deadline);
      Thread.sleep(1);
    }
  }
}

package io.heddle.instrumentation.executors;

import static io.heddle.instrumentation.executors.ContextProbe.assertNoContextLeft;
import static io.heddle.instrumentation.executors.ContextProbe.awaitNothingCarried;
import static io.heddle.instrumentation.executors.ContextProbe.records;
import static io.heddle.instrumentation.executors.ContextProbe.recordsAndReturns;
import static io.heddle.testkit.SpanExpectation.span;
import static io.heddle.testkit.WovenJvm.trace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.bootstrap.context.CurrentContext;
import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.context.TaskHandOff;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.testkit.WovenJvm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ThreadPoolTest {

  @RegisterExtension static final WovenJvm heddle = new WovenJvm();

  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(4, 4, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
  private final List<Object> seenByThePool = new ArrayList<>();
  private final ThreadPoolExecutor oneThread =
      new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(1)) {
        @Override
        protected void beforeExecute(Thread thread, Runnable task) {
          seenByThePool.add(task);
        }

        @Override
        protected void afterExecute(Runnable task, Throwable failure) {
          seenByThePool.add(task);
        }
      };

  @AfterEach
  void nothingIsLeftBehind() throws Exception {
    oneThread.shutdownNow();
    assertNoContextLeft(pool, 4);
    awaitNothingCarried();
    pool.shutdownNow();
  }

  @Test
  void executedTask_isChildOfItsSubmitter() throws Exception {
    heddle.inSpan("parent", () -> pool.execute(records(heddle, "task")));

    heddle.assertTraces(trace(span("parent").root(), span("task").childOf("parent")));
  }

  @Test
  void submittedTasks_areChildrenOfTheirSubmitter() throws Exception {
    heddle.inSpan(
        "parent",
        () -> {
          pool.submit(records(heddle, "runnable")).get();
          assertThat(pool.submit(records(heddle, "with result"), "r").get()).isEqualTo("r");
          assertThat(pool.submit(recordsAndReturns(heddle, "callable", "c")).get()).isEqualTo("c");
        });

    heddle.assertTraces(
        trace(
            span("parent").root(),
            span("runnable").childOf("parent"),
            span("with result").childOf("parent"),
            span("callable").childOf("parent")));
  }

  @Test
  void invokeAll_runsEachTaskAsChild() throws Exception {
    heddle.inSpan(
        "parent",
        () ->
            pool.invokeAll(
                List.of(recordsAndReturns(heddle, "one", 1), recordsAndReturns(heddle, "two", 2))));

    heddle.assertTraces(
        trace(span("parent").root(), span("one").childOf("parent"), span("two").childOf("parent")));
  }

  @Test
  void invokeAny_runsItsTaskAsChild() throws Exception {
    heddle.inSpan(
        "parent", () -> pool.invokeAny(List.of(recordsAndReturns(heddle, "only", "result"))));

    heddle.assertTraces(trace(span("parent").root(), span("only").childOf("parent")));
  }

  @Test
  void taskOfATask_isItsChild() throws Exception {
    heddle.inSpan(
        "parent",
        () ->
            pool.execute(
                () -> {
                  try {
                    heddle.inSpan("task", () -> pool.execute(records(heddle, "task of task")));
                  } catch (Exception failure) {
                    throw new IllegalStateException(failure);
                  }
                }));

    heddle.assertTraces(
        trace(
            span("parent").root(),
            span("task").childOf("parent"),
            span("task of task").childOf("task")));
  }

  @Test
  void taskOfNobody_startsATrace() throws Exception {
    pool.submit(records(heddle, "alone")).get();

    heddle.assertTraces(trace(span("alone").root()));
  }

  @Test
  void inTheRootContext_nothingIsStored() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    pool.execute(() -> awaitUninterruptibly(release));

    assertThat(TaskHandOff.carried()).isZero();
    release.countDown();
  }

  @Test
  void failingTask_failsAsBefore() throws Exception {
    IllegalStateException mine = new IllegalStateException("mine");
    heddle.inSpan(
        "parent",
        () -> {
          Future<?> future =
              pool.submit(
                  () -> {
                    throw mine;
                  });
          assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class).hasCause(mine);
        });

    heddle.assertTraces(trace(span("parent").root()));
  }

  @Test
  void taskThatForgetsToRestoreItsContext_leavesNoneToTheNext() throws Exception {
    heddle.inSpan(
        "parent",
        () ->
            oneThread.execute(
                () -> CurrentContext.attach(CurrentContext.get().withSpan(null).withSpan(null))));

    assertNoContextLeft(oneThread, 1);
    heddle.assertTraces(trace(span("parent").root()));
  }

  @Test
  void queueAndHooks_seeTheApplicationsOwnTask() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Runnable first = () -> awaitUninterruptibly(release);
    Runnable second = done::countDown;
    heddle.inSpan(
        "parent",
        () -> {
          oneThread.execute(first);
          oneThread.execute(second);
        });

    assertThat(oneThread.getQueue().peek()).isSameAs(second);
    release.countDown();
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    oneThread.shutdown();
    assertThat(oneThread.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(seenByThePool).containsExactly(first, first, second, second);
  }

  @Test
  void rejectedTask_throwsAsBeforeAndIsForgotten() throws Exception {
    CountDownLatch release = fillOneThread();
    int before = TaskHandOff.carried();
    Runnable rejected = () -> {};

    heddle.inSpan(
        "parent",
        () ->
            assertThatThrownBy(() -> oneThread.execute(rejected))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining(rejected.toString()));

    assertThat(TaskHandOff.carried()).isEqualTo(before);
    release.countDown();
  }

  @Test
  void rejectedTaskThatTheCallerRuns_isChildOfTheCallerAndForgotten() throws Exception {
    oneThread.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
    CountDownLatch release = fillOneThread();

    heddle.inSpan("parent", () -> oneThread.execute(records(heddle, "in the caller")));

    assertThat(TaskHandOff.carried()).isZero();
    release.countDown();
    heddle.assertTraces(trace(span("parent").root(), span("in the caller").childOf("parent")));
  }

  @Test
  void rejectedTaskThatTheApplicationQueuesAgain_keepsItsParent() throws Exception {
    RejectedExecutionHandler waits =
        (task, executor) -> {
          try {
            executor.getQueue().put(task);
          } catch (InterruptedException interrupted) {
            throw new RejectedExecutionException(interrupted);
          }
        };
    oneThread.setRejectedExecutionHandler(waits);
    CountDownLatch release = fillOneThread();
    release.countDown();

    heddle.inSpan("parent", () -> oneThread.execute(records(heddle, "late")));

    heddle.assertTraces(trace(span("parent").root(), span("late").childOf("parent")));
  }

  @Test
  void removedTask_isForgotten() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Runnable removed = records(heddle, "never");
    oneThread.execute(() -> awaitUninterruptibly(release));
    heddle.inSpan("parent", () -> oneThread.execute(removed));
    assertThat(TaskHandOff.carried()).isEqualTo(1);

    assertThat(oneThread.remove(removed)).isTrue();

    assertThat(TaskHandOff.carried()).isZero();
    release.countDown();
    heddle.assertTraces(trace(span("parent").root()));
  }

  @Test
  void tasksOfAStoppedPool_areGivenBackAndForgotten() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Runnable neverRun = records(heddle, "never");
    oneThread.execute(() -> awaitUninterruptibly(release));
    heddle.inSpan("parent", () -> oneThread.execute(neverRun));

    assertThat(oneThread.shutdownNow()).containsExactly(neverRun);

    assertThat(TaskHandOff.carried()).isZero();
    release.countDown();
  }

  @Test
  void cancelledTask_isForgottenOnceItIsCollected() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    oneThread.execute(() -> awaitUninterruptibly(release));
    heddle.inSpan("parent", () -> oneThread.submit(records(heddle, "never")).cancel(false));
    oneThread.purge();

    awaitNothingCarried();
    release.countDown();
    heddle.assertTraces(trace(span("parent").root()));
  }

  @Test
  void sameTaskSubmittedByTwo_runsOnceForEach() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    ThreadPoolExecutor roomy =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    try {
      roomy.execute(() -> awaitUninterruptibly(release));
      Runnable shared = records(heddle, "shared");
      heddle.inSpan("first", () -> roomy.execute(shared));
      heddle.inSpan("second", () -> roomy.execute(shared));
      release.countDown();

      heddle.assertTraces(
          trace(span("first").root(), span("shared").childOf("first")),
          trace(span("second").root(), span("shared").childOf("second")));
    } finally {
      roomy.shutdownNow();
    }
  }

  @Test
  void manyTasksOfManySubmitters_eachHaveTheirOwnParent() throws Exception {
    int tasks = 2_000;
    List<Future<?>> done = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      String name = "task " + i;
      heddle.inSpan("parent of " + name, () -> done.add(pool.submit(records(heddle, name))));
    }
    for (Future<?> each : done) {
      each.get(10, TimeUnit.SECONDS);
    }

    Map<String, HeddleSpan> byName = new HashMap<>();
    heddle.awaitSpans(2 * tasks).forEach(span -> byName.put(span.name(), span));
    assertThat(byName).hasSize(2 * tasks);
    for (int i = 0; i < tasks; i++) {
      HeddleSpan parent = byName.get("parent of task " + i);
      assertThat(byName.get("task " + i).parentSpanId()).isEqualTo(parent.spanId());
    }
  }

  /** Occupies the thread and its queue of one. */
  private CountDownLatch fillOneThread() {
    CountDownLatch release = new CountDownLatch(1);
    oneThread.execute(() -> awaitUninterruptibly(release));
    oneThread.execute(() -> assertThat(CurrentContext.get()).isSameAs(HeddleContext.ROOT));
    return release;
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.heddle.instrumentation.executors;

import static io.heddle.instrumentation.executors.ContextProbe.assertNoContextLeft;
import static io.heddle.instrumentation.executors.ContextProbe.awaitNothingCarried;
import static io.heddle.instrumentation.executors.ContextProbe.records;
import static io.heddle.instrumentation.executors.ContextProbe.recordsAndReturns;
import static io.heddle.testkit.SpanExpectation.span;
import static io.heddle.testkit.WovenJvm.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.testkit.WovenJvm;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScheduledPoolTest {

  @RegisterExtension static final WovenJvm heddle = new WovenJvm();

  private final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);

  @AfterEach
  void nothingIsLeftBehind() throws Exception {
    assertNoContextLeft(pool, 1);
    pool.shutdownNow();
    awaitNothingCarried();
  }

  @Test
  void taskScheduledOnce_isChildOfItsSubmitter() throws Exception {
    heddle.inSpan(
        "parent",
        () -> {
          pool.schedule(records(heddle, "runnable"), 1, TimeUnit.MILLISECONDS);
          pool.schedule(recordsAndReturns(heddle, "callable", 1), 1, TimeUnit.MILLISECONDS);
          pool.execute(records(heddle, "executed"));
          pool.submit(records(heddle, "submitted")).get(10, TimeUnit.SECONDS);
        });

    heddle.assertTraces(
        trace(
            span("parent").root(),
            span("runnable").childOf("parent"),
            span("callable").childOf("parent"),
            span("executed").childOf("parent"),
            span("submitted").childOf("parent")));
  }

  @Test
  void recurringTask_isNobodysChild() throws Exception {
    CountDownLatch twice = new CountDownLatch(2);
    heddle.inSpan(
        "parent",
        () ->
            stopAfter(twice, pool.scheduleAtFixedRate(ticks(twice), 0, 1, TimeUnit.MILLISECONDS)));

    heddle.assertTraces(
        trace(span("parent").root()), trace(span("tick").root()), trace(span("tick").root()));
  }

  @Test
  void recurringTaskWithDelay_isNobodysChild() throws Exception {
    CountDownLatch twice = new CountDownLatch(2);
    heddle.inSpan(
        "parent",
        () ->
            stopAfter(
                twice, pool.scheduleWithFixedDelay(ticks(twice), 0, 1, TimeUnit.MILLISECONDS)));

    heddle.assertTraces(
        trace(span("parent").root()), trace(span("tick").root()), trace(span("tick").root()));
  }

  @Test
  void taskCancelledBeforeItsTime_isForgotten() throws Exception {
    heddle.inSpan(
        "parent", () -> pool.schedule(records(heddle, "never"), 1, TimeUnit.HOURS).cancel(false));
    pool.purge();

    awaitNothingCarried();
    heddle.assertTraces(trace(span("parent").root()));
  }

  private Runnable ticks(CountDownLatch remaining) {
    AtomicInteger ticks = new AtomicInteger();
    return () -> {
      if (ticks.incrementAndGet() <= 2) {
        ContextProbe.record(heddle, "tick");
        remaining.countDown();
      }
    };
  }

  private static void stopAfter(CountDownLatch ticks, ScheduledFuture<?> recurring)
      throws InterruptedException {
    assertThat(ticks.await(10, TimeUnit.SECONDS)).isTrue();
    recurring.cancel(false);
  }
}

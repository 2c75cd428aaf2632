package io.heddle.instrumentation.executors;

import static io.heddle.instrumentation.executors.ContextProbe.assertNoContextLeft;
import static io.heddle.instrumentation.executors.ContextProbe.awaitNothingCarried;
import static io.heddle.instrumentation.executors.ContextProbe.record;
import static io.heddle.instrumentation.executors.ContextProbe.records;
import static io.heddle.testkit.SpanExpectation.span;
import static io.heddle.testkit.WovenJvm.trace;

import io.heddle.testkit.WovenJvm;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CompletableFutureTest {

  @RegisterExtension static final WovenJvm heddle = new WovenJvm();

  private final ExecutorService pool = Executors.newFixedThreadPool(2);
  private final ForkJoinPool forkJoin = new ForkJoinPool(2);

  @AfterEach
  void nothingIsLeftBehind() throws Exception {
    assertNoContextLeft(pool, 2);
    assertNoContextLeft(forkJoin, 2);
    pool.shutdownNow();
    forkJoin.shutdownNow();
    awaitNothingCarried();
  }

  /** With one processor or two, a thread for each stage; else the common pool. */
  @Test
  void stagesOfTheDefaultExecutor_areChildrenOfTheCaller() throws Exception {
    heddle.inSpan(
        "parent",
        () ->
            CompletableFuture.supplyAsync(() -> recorded("supply"))
                .thenApplyAsync(before -> recorded("apply"))
                .thenCompose(before -> CompletableFuture.runAsync(records(heddle, "run")))
                .get(10, TimeUnit.SECONDS));

    heddle.assertTraces(
        trace(
            span("parent").root(),
            span("supply").childOf("parent"),
            span("apply").childOf("parent"),
            span("run").childOf("parent")));
  }

  @Test
  void stagesOfAThreadPool_areChildrenOfTheCaller() throws Exception {
    assertStagesAreChildren(pool);
  }

  @Test
  void stagesOfAForkJoinPool_areChildrenOfTheCaller() throws Exception {
    assertStagesAreChildren(forkJoin);
  }

  @Test
  void stagesOfTheCommonPool_areChildrenOfTheCaller() throws Exception {
    assertStagesAreChildren(ForkJoinPool.commonPool());
  }

  private void assertStagesAreChildren(Executor executor) throws Exception {
    heddle.inSpan(
        "parent",
        () ->
            CompletableFuture.supplyAsync(() -> recorded("supply"), executor)
                .thenApplyAsync(before -> recorded("apply"), executor)
                .handleAsync((before, failure) -> recorded("handle"), executor)
                .thenAccept(before -> record(heddle, "accept"))
                .thenCombineAsync(
                    CompletableFuture.runAsync(records(heddle, "run"), executor),
                    (one, other) -> recorded("combine"),
                    executor)
                .get(10, TimeUnit.SECONDS));

    heddle.assertTraces(
        trace(
            span("parent").root(),
            span("supply").childOf("parent"),
            span("apply").childOf("parent"),
            span("handle").childOf("parent"),
            span("accept").childOf("parent"),
            span("run").childOf("parent"),
            span("combine").childOf("parent")));
  }

  @Test
  void timedOutStage_runsInTheContextOfWhoSetTheTime() throws Exception {
    heddle.inSpan(
        "parent",
        () ->
            new CompletableFuture<String>()
                .completeOnTimeout("late", 1, TimeUnit.MILLISECONDS)
                .thenApply(before -> recorded("on timeout"))
                .get(10, TimeUnit.SECONDS));

    heddle.assertTraces(trace(span("parent").root(), span("on timeout").childOf("parent")));
  }

  private static String recorded(String name) {
    record(heddle, name);
    return name;
  }
}

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
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.testkit.WovenJvm;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ForkJoinTest {

  @RegisterExtension static final WovenJvm heddle = new WovenJvm();

  private final ForkJoinPool pool = new ForkJoinPool(4);

  @AfterEach
  void nothingIsLeftBehind() throws Exception {
    assertNoContextLeft(pool, 4);
    pool.shutdownNow();
    awaitNothingCarried();
  }

  @Test
  void tasksOfAnyKind_areChildrenOfTheirSubmitter() throws Exception {
    heddle.inSpan(
        "parent",
        () -> {
          pool.execute(records(heddle, "executed"));
          pool.submit(records(heddle, "runnable")).get();
          pool.submit(recordsAndReturns(heddle, "callable", 1)).get();
          pool.submit(ForkJoinTask.adapt(records(heddle, "task"))).get();
          pool.execute(ForkJoinTask.adapt(records(heddle, "executed task")));
          pool.invoke(ForkJoinTask.adapt(records(heddle, "invoked")));
          pool.invokeAll(List.of(recordsAndReturns(heddle, "one of all", 1)));
          pool.invokeAny(List.of(recordsAndReturns(heddle, "any", 1)));
        });

    heddle.assertTraces(
        trace(
            span("parent").root(),
            span("executed").childOf("parent"),
            span("runnable").childOf("parent"),
            span("callable").childOf("parent"),
            span("task").childOf("parent"),
            span("executed task").childOf("parent"),
            span("invoked").childOf("parent"),
            span("one of all").childOf("parent"),
            span("any").childOf("parent")));
  }

  @Test
  void taskOfNobody_startsATrace() throws Exception {
    pool.submit(records(heddle, "alone")).get();

    heddle.assertTraces(trace(span("alone").root()));
  }

  @Test
  void forkedTasks_areChildrenOfTheTaskThatForked() throws Exception {
    heddle.inSpan("parent", () -> assertThat(pool.invoke(new Fibonacci(6))).isEqualTo(8));

    List<HeddleSpan> spans = heddle.awaitSpans(26);
    Set<Long> ids = new HashSet<>();
    spans.forEach(span -> ids.add(span.spanId()));
    assertThat(spans).hasSize(26);
    assertThat(spans)
        .allMatch(span -> span.name().equals("parent") || ids.contains(span.parentSpanId()));
    assertThat(spans)
        .filteredOn(span -> span.name().equals("fib 6"))
        .singleElement()
        .satisfies(top -> assertChildren(spans, top, "fib 5", "fib 4"));
  }

  private static void assertChildren(List<HeddleSpan> spans, HeddleSpan parent, String... names) {
    assertThat(spans)
        .filteredOn(span -> span.parentSpanId() == parent.spanId())
        .extracting(HeddleSpan::name)
        .containsExactlyInAnyOrder(names);
  }

  @Test
  void forkOutsideOfAnyPool_isChildOfItsSubmitter() throws Exception {
    heddle.inSpan("parent", () -> ForkJoinTask.adapt(records(heddle, "forked")).fork().join());

    heddle.assertTraces(trace(span("parent").root(), span("forked").childOf("parent")));
  }

  @Test
  void invokeAllOfTasks_runsEachAsChild() throws Exception {
    heddle.inSpan(
        "parent",
        () ->
            pool.invoke(
                new RecursiveAction() {
                  @Override
                  protected void compute() {
                    invokeAll(
                        ForkJoinTask.adapt(records(heddle, "left")),
                        ForkJoinTask.adapt(records(heddle, "right")));
                  }
                }));

    heddle.assertTraces(
        trace(
            span("parent").root(),
            span("left").childOf("parent"),
            span("right").childOf("parent")));
  }

  @Test
  void failingTask_leavesNoContext() throws Exception {
    heddle.inSpan(
        "parent",
        () -> {
          ForkJoinTask<?> failing =
              pool.submit(
                  () -> {
                    throw new IllegalStateException("mine");
                  });
          assertThatThrownBy(failing::get).hasRootCauseMessage("mine");
        });

    heddle.assertTraces(trace(span("parent").root()));
  }

  @Test
  void parallelStream_runsInTheCallersContext() throws Exception {
    Set<Object> contexts = ConcurrentHashMap.newKeySet();
    heddle.inSpan(
        "parent",
        () -> {
          Object mine = CurrentContext.get();
          IntStream.range(0, 10_000).parallel().forEach(i -> contexts.add(CurrentContext.get()));
          assertThat(contexts).containsExactly(mine);
        });

    heddle.assertTraces(trace(span("parent").root()));
  }

  private static final class Fibonacci extends RecursiveTask<Integer> {
    private final int n;

    Fibonacci(int n) {
      this.n = n;
    }

    @Override
    protected Integer compute() {
      int[] result = {n};
      try {
        heddle.inSpan(
            "fib " + n,
            () -> {
              if (n > 1) {
                Fibonacci forked = new Fibonacci(n - 1);
                forked.fork();
                result[0] = new Fibonacci(n - 2).invoke() + forked.join();
              }
            });
      } catch (Exception failure) {
        throw new IllegalStateException(failure);
      }
      return result[0];
    }
  }
}

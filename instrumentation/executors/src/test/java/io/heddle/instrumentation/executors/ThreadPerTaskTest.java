package io.heddle.instrumentation.executors;

import static io.heddle.instrumentation.executors.ContextProbe.awaitNothingCarried;
import static io.heddle.instrumentation.executors.ContextProbe.record;
import static io.heddle.instrumentation.executors.ContextProbe.records;
import static io.heddle.instrumentation.executors.ContextProbe.recordsAndReturns;
import static io.heddle.testkit.SpanExpectation.span;
import static io.heddle.testkit.WovenJvm.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.context.TaskHandOff;
import io.heddle.testkit.WovenJvm;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Executors that start a thread for each task. Compiled for 17, so found by name. */
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "virtual threads are missing before 21")
class ThreadPerTaskTest {

  @RegisterExtension static final WovenJvm heddle = new WovenJvm();

  private final List<ExecutorService> opened = new ArrayList<>();

  private ExecutorService virtualThreads() throws Exception {
    Method method = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
    return opened((ExecutorService) method.invoke(null));
  }

  private ExecutorService platformThreads(ThreadFactory factory) throws Exception {
    Method method = Executors.class.getMethod("newThreadPerTaskExecutor", ThreadFactory.class);
    return opened((ExecutorService) method.invoke(null, factory));
  }

  private ExecutorService opened(ExecutorService executor) {
    opened.add(executor);
    return executor;
  }

  @AfterEach
  void nothingIsLeftBehind() throws Exception {
    for (ExecutorService executor : opened) {
      executor.shutdown();
      assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
    awaitNothingCarried();
  }

  @Test
  void tasksOnVirtualThreads_areChildrenOfTheirSubmitter() throws Exception {
    assertChildren(virtualThreads());
  }

  @Test
  void tasksOnThreadsOfTheirOwn_areChildrenOfTheirSubmitter() throws Exception {
    assertChildren(platformThreads(Thread::new));
  }

  private static void assertChildren(ExecutorService executor) throws Exception {
    heddle.inSpan(
        "parent",
        () -> {
          executor.execute(records(heddle, "executed"));
          executor.submit(records(heddle, "runnable")).get();
          executor.submit(recordsAndReturns(heddle, "callable", 1)).get();
          executor.invokeAll(List.of(recordsAndReturns(heddle, "one of all", 1)));
          executor.invokeAny(List.of(recordsAndReturns(heddle, "any", 1)));
        });

    heddle.assertTraces(
        trace(
            span("parent").root(),
            span("executed").childOf("parent"),
            span("runnable").childOf("parent"),
            span("callable").childOf("parent"),
            span("one of all").childOf("parent"),
            span("any").childOf("parent")));
  }

  @Test
  void taskOfNobody_startsATrace() throws Exception {
    virtualThreads().submit(records(heddle, "alone")).get();

    heddle.assertTraces(trace(span("alone").root()));
  }

  /** Each park and wake-up submits the virtual thread to the JDK's own pools. */
  @Test
  void parkingVirtualThreads_keepTheirContextAndCarryNothing() throws Exception {
    ExecutorService executor = virtualThreads();
    List<Future<?>> done = new ArrayList<>();
    heddle.inSpan(
        "parent",
        () -> {
          for (int i = 0; i < 200; i++) {
            done.add(
                executor.submit(
                    () -> {
                      for (int park = 0; park < 5; park++) {
                        Thread.sleep(1);
                        assertThat(TaskHandOff.carried()).isZero();
                      }
                      record(heddle, "parked");
                      return null;
                    }));
          }
          for (Future<?> each : done) {
            each.get(10, TimeUnit.SECONDS);
          }
        });

    assertThat(heddle.awaitSpans(201))
        .hasSize(201)
        .filteredOn(span -> span.name().equals("parked"))
        .allMatch(span -> span.parentSpanId() != 0);
  }
}

package io.heddle.instrumentation.executors;

import io.heddle.bootstrap.context.TaskHandOff;
import io.heddle.bootstrap.context.TaskHandOffAdvice;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;

/**
 * The JDK's executors: a task runs in the context of whoever submitted it. What is woven into a
 * method only says what the method does with a task; what follows from it stands in {@link
 * TaskHandOff}.
 *
 * <p>A name that one JDK lacks is no error, another one does its work there. Read from the class
 * files of 8u, 11, 17, 21, 25, 26 and 27:
 *
 * <table>
 *   <caption>where tasks enter and leave</caption>
 *   <tr><th>method</th><th>in</th></tr>
 *   <tr><td>{@code ForkJoinPool.externalPush}</td><td>8 to 17</td></tr>
 *   <tr><td>{@code ForkJoinPool.externalSubmit}</td><td>8 to 27, public from 19 on</td></tr>
 *   <tr><td>{@code ForkJoinPool.poolSubmit}, {@code ThreadPerTaskExecutor}</td><td>21 to 27</td></tr>
 *   <tr><td>{@code ForkJoinPool.scheduleDelayedTask} and its periodic callers</td><td>25 to 27</td></tr>
 *   <tr><td>{@code ForkJoinPool.helpAsyncBlocker}</td><td>11 to 27</td></tr>
 *   <tr><td>{@code CompletableFuture$ThreadPerTaskExecutor}</td><td>8 to 21</td></tr>
 *   <tr><td>all others</td><td>8 to 27</td></tr>
 * </table>
 */
public final class ExecutorsInstrumentation implements Instrumentation {

  @Override
  public String name() {
    return "executors";
  }

  @Override
  public void declare(Weave weave) {
    declareThreadPools(weave);
    declareForkJoin(weave);
    declareCompletableFutures(weave);
    declareThreadsPerTask(weave);
  }

  private static void declareThreadPools(Weave weave) {
    weave
        .jdkType("java.util.concurrent.ThreadPoolExecutor")
        .method("execute", "(Ljava/lang/Runnable;)", TaskHandOffAdvice.SubmitsFirst.class)
        .method("remove", "(Ljava/lang/Runnable;)", TaskHandOffAdvice.RemovesFirst.class)
        .method("drainQueue", TaskHandOffAdvice.RemovesAll.class)
        .redirect("runWorker", "java/lang/Runnable", "run", "()V", TaskHandOff.class)
        .redirect(
            "reject",
            "java/util/concurrent/RejectedExecutionHandler",
            "rejectedExecution",
            "(Ljava/lang/Runnable;Ljava/util/concurrent/ThreadPoolExecutor;)V",
            TaskHandOff.class);
    weave
        .jdkType("java.util.concurrent.ScheduledThreadPoolExecutor")
        .method("delayedExecute", TaskHandOffAdvice.PoolSubmitsFirst.class)
        .method("scheduleAtFixedRate", TaskHandOffAdvice.OutsideOfAnyContext.class)
        .method("scheduleWithFixedDelay", TaskHandOffAdvice.OutsideOfAnyContext.class);
  }

  private static void declareForkJoin(Weave weave) {
    weave
        .jdkType("java.util.concurrent.ForkJoinPool")
        .method("externalPush", TaskHandOffAdvice.PoolSubmitsFirst.class)
        .method("externalSubmit", TaskHandOffAdvice.PoolSubmitsFirst.class)
        .method("poolSubmit", TaskHandOffAdvice.PoolSubmitsSecond.class)
        .method("scheduleDelayedTask", TaskHandOffAdvice.PoolSubmitsFirst.class)
        .method("scheduleAtFixedRate", TaskHandOffAdvice.OutsideOfAnyContext.class)
        .method("scheduleWithFixedDelay", TaskHandOffAdvice.OutsideOfAnyContext.class)
        .method("helpAsyncBlocker", TaskHandOffAdvice.OutsideOfAnyContext.class);
    weave
        .jdkType("java.util.concurrent.ForkJoinTask")
        .method("fork", TaskHandOffAdvice.SubmitsItself.class)
        .method("doExec", TaskHandOffAdvice.RunsItself.class);
  }

  /** With one or two processors, asynchronous stages get a thread each, up to JDK 24. */
  private static void declareCompletableFutures(Weave weave) {
    weave
        .jdkType("java.util.concurrent.CompletableFuture$ThreadPerTaskExecutor")
        .method("execute", TaskHandOffAdvice.SubmitsFirst.class);
    for (String task : new String[] {"AsyncSupply", "AsyncRun", "Completion"}) {
      weave
          .jdkType("java.util.concurrent.CompletableFuture$" + task)
          .method("run", TaskHandOffAdvice.RunsItself.class);
    }
  }

  private static void declareThreadsPerTask(Weave weave) {
    weave
        .jdkType("java.util.concurrent.ThreadPerTaskExecutor")
        .redirect(
            "newThread",
            "java/util/concurrent/ThreadFactory",
            "newThread",
            "(Ljava/lang/Runnable;)Ljava/lang/Thread;",
            TaskHandOff.class);
  }
}

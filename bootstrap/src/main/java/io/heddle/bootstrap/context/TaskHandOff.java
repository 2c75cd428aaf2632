package io.heddle.bootstrap.context;

import io.heddle.bootstrap.weave.AdviceFailures;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Hands the context of whoever submits a task to the thread that runs it.
 *
 * <p>Tasks are not wrapped: the application meets its own object in queues, in {@code
 * beforeExecute}, in a thread dump. What a task is to carry stands beside it in a weak map from its
 * submission until it runs, is rejected, or is collected. In the root context nothing is stored,
 * and where no task carries anything a thread that runs one reads one volatile field.
 *
 * <p>Called by woven classes of the JDK, on the application's threads, without a net: nothing here
 * throws but what the task itself throws, and nothing locks or waits. Bounds: {@link #MOST_TASKS}
 * tasks, {@link #MOST_PER_TASK} submissions of one object; beyond, tasks run without their context.
 */
public final class TaskHandOff {

  /** Tasks that may carry a context at one time; 40 bytes each, and the context. */
  static final int MOST_TASKS = 1 << 16;

  /** How often one object may be submitted before it runs; the oldest contexts are forgotten. */
  static final int MOST_PER_TASK = 256;

  // HeddleContext, or Resubmitted where one object waits more than once.
  private static final WeakIdentityMap<Object, Object> CARRIED =
      new WeakIdentityMap<Object, Object>(MOST_TASKS);
  private static final AdviceFailures FAILURES = new AdviceFailures("executors");

  private TaskHandOff() {}

  /**
   * On submission: the task is to run in the present context. The same object may be submitted
   * again before it has run; then the latest submission is the first to be taken.
   */
  static void remember(Object task) {
    HeddleContext context = CurrentContext.get();
    if (context == HeddleContext.ROOT || task == null || FAILURES.isOff()) {
      return;
    }
    try {
      if (task instanceof ForkJoinTask) {
        // Waits in one queue at most, but passes several woven methods on its way there.
        if (CARRIED.get(task) != context) {
          CARRIED.put(task, context);
        }
      } else {
        rememberOnceMore(task, context);
      }
    } catch (Throwable failure) {
      failed(failure);
    }
  }

  private static void rememberOnceMore(Object task, HeddleContext context) {
    Object earlier;
    do {
      earlier = CARRIED.putIfAbsent(task, context);
    } while (earlier != null
        && !CARRIED.replace(task, earlier, Resubmitted.after(earlier, context, MOST_PER_TASK)));
  }

  /** As {@link #remember(Object)}, unless the JDK itself is asking, to run a virtual thread. */
  static void rememberUnlessContinuation(Object task, Object scheduler) {
    if (CurrentContext.get() != HeddleContext.ROOT && !VirtualThreadScheduler.is(scheduler)) {
      remember(task);
    }
  }

  /** What the task carries, which it then carries no more; null where that is nothing. */
  static HeddleContext take(Object task) {
    if (CARRIED.isEmpty()) {
      return null;
    }
    try {
      while (true) {
        Object carried = CARRIED.get(task);
        if (carried == null) {
          return null;
        }
        if (carried instanceof Resubmitted) {
          Resubmitted newest = (Resubmitted) carried;
          if (CARRIED.replace(task, newest, newest.earlier())) {
            return newest.context();
          }
        } else if (CARRIED.remove(task, carried)) {
          return (HeddleContext) carried;
        }
      }
    } catch (Throwable failure) {
      failed(failure);
      return null;
    }
  }

  /** Forgets tasks that will not run. */
  static void forget(List<?> tasks) {
    if (tasks != null && !CARRIED.isEmpty()) {
      for (Object task : tasks) {
        take(task);
      }
    }
  }

  /**
   * In place of {@code task.run()} in a pool's worker. The thread's context is afterwards what it
   * was before, whatever the task has done to it.
   */
  public static void run(Runnable task) {
    HeddleContext previous = CurrentContext.get();
    HeddleContext carried = take(task);
    if (carried != null) {
      CurrentContext.attach(carried);
    }
    try {
      task.run();
    } finally {
      CurrentContext.attach(previous);
    }
  }

  /**
   * In place of the handler's call in {@code ThreadPoolExecutor.reject}. None of the JDK's handlers
   * keeps the submission; one of the application's may queue it again.
   */
  public static void rejectedExecution(
      RejectedExecutionHandler handler, Runnable task, ThreadPoolExecutor pool) {
    if (handler instanceof ThreadPoolExecutor.AbortPolicy
        || handler instanceof ThreadPoolExecutor.CallerRunsPolicy
        || handler instanceof ThreadPoolExecutor.DiscardPolicy
        || handler instanceof ThreadPoolExecutor.DiscardOldestPolicy) {
      take(task);
    }
    handler.rejectedExecution(task, pool);
  }

  /**
   * In place of the factory's call in an executor that starts a thread for each task. What is
   * wrapped here is the executor's own object around the application's task.
   */
  public static Thread newThread(ThreadFactory factory, Runnable task) {
    HeddleContext context = CurrentContext.get();
    return factory.newThread(
        context == HeddleContext.ROOT ? task : new CarryingTask(task, context));
  }

  /** Tasks that carry a context now, and those not yet noticed to have been collected. */
  public static int carried() {
    return CARRIED.size();
  }

  /** Drops what collected tasks carried. Housekeeping: takes time in proportion to its peak. */
  public static void expunge() {
    CARRIED.expunge();
  }

  private static void failed(Throwable failure) {
    try {
      FAILURES.caught(failure, TaskHandOff.class);
    } catch (Throwable again) {
      // Logging failed as well, as with a full stack or heap: nothing is left to be done.
      return;
    }
  }
}

package io.heddle.bootstrap.context;

import io.heddle.bootstrap.weave.advice.Argument;
import io.heddle.bootstrap.weave.advice.Enter;
import io.heddle.bootstrap.weave.advice.OnEnter;
import io.heddle.bootstrap.weave.advice.OnExit;
import io.heddle.bootstrap.weave.advice.Returned;
import io.heddle.bootstrap.weave.advice.This;
import java.util.List;

/**
 * What is woven into the JDK's executors around {@link TaskHandOff}. Each class says what the woven
 * method does with a task. None of them throws.
 */
public final class TaskHandOffAdvice {

  private TaskHandOffAdvice() {}

  /** The method takes its first argument to be run later. */
  public static final class SubmitsFirst {
    private SubmitsFirst() {}

    @OnEnter
    public static void enter(@Argument(0) Object task) {
      TaskHandOff.remember(task);
    }
  }

  /** As {@link SubmitsFirst}, in a pool that may be the scheduler of virtual threads. */
  public static final class PoolSubmitsFirst {
    private PoolSubmitsFirst() {}

    @OnEnter
    public static void enter(@This Object pool, @Argument(0) Object task) {
      TaskHandOff.rememberUnlessContinuation(task, pool);
    }
  }

  /** As {@link PoolSubmitsFirst}, of the second argument. */
  public static final class PoolSubmitsSecond {
    private PoolSubmitsSecond() {}

    @OnEnter
    public static void enter(@This Object pool, @Argument(1) Object task) {
      TaskHandOff.rememberUnlessContinuation(task, pool);
    }
  }

  /** The object leaves itself to be run later. */
  public static final class SubmitsItself {
    private SubmitsItself() {}

    @OnEnter
    public static void enter(@This Object task) {
      TaskHandOff.remember(task);
    }
  }

  /** The object is the task, and the method runs it. */
  public static final class RunsItself {
    private RunsItself() {}

    /** The context to return to, or null where the task carries none. */
    @OnEnter
    public static HeddleContext enter(@This Object task) {
      HeddleContext carried = TaskHandOff.take(task);
      return carried == null ? null : CurrentContext.attach(carried);
    }

    @OnExit
    public static void exit(@Enter HeddleContext previous) {
      if (previous != null) {
        CurrentContext.attach(previous);
      }
    }
  }

  /** The method gives back its first argument, which will not run. */
  public static final class RemovesFirst {
    private RemovesFirst() {}

    @OnExit
    public static void exit(@Argument(0) Object task, @Returned boolean removed) {
      if (removed) {
        TaskHandOff.take(task);
      }
    }
  }

  /** The method gives back a list of tasks that will not run. */
  public static final class RemovesAll {
    private RemovesAll() {}

    @OnExit
    public static void exit(@Returned List<?> tasks) {
      TaskHandOff.forget(tasks);
    }
  }

  /**
   * What the method does is nobody's work in particular: a recurring task, other people's tasks.
   */
  public static final class OutsideOfAnyContext {
    private OutsideOfAnyContext() {}

    @OnEnter
    public static HeddleContext enter() {
      HeddleContext previous = CurrentContext.get();
      if (previous == HeddleContext.ROOT) {
        return null;
      }
      CurrentContext.attach(HeddleContext.ROOT);
      return previous;
    }

    @OnExit
    public static void exit(@Enter HeddleContext previous) {
      if (previous != null) {
        CurrentContext.attach(previous);
      }
    }
  }
}

package io.heddle.bootstrap.context;

/** A thread's only task, and the context that it runs in. The thread ends with it. */
final class CarryingTask implements Runnable {

  private final Runnable task;
  private final HeddleContext context;

  CarryingTask(Runnable task, HeddleContext context) {
    this.task = task;
    this.context = context;
  }

  @Override
  public void run() {
    HeddleContext previous = CurrentContext.attach(context);
    try {
      task.run();
    } finally {
      CurrentContext.attach(previous);
    }
  }

  @Override
  public String toString() {
    return task.toString();
  }
}

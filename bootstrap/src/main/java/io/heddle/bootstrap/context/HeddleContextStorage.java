package io.heddle.bootstrap.context;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;

/** Serves {@code Context.current()} and {@code makeCurrent()} of the OpenTelemetry API. */
final class HeddleContextStorage implements ContextStorage {

  @Override
  public Scope attach(Context toAttach) {
    HeddleContext previous = CurrentContext.get();
    if (!(toAttach instanceof HeddleContext) || toAttach == previous) {
      return Scope.noop();
    }
    CurrentContext.attach((HeddleContext) toAttach);
    return new AttachedScope((HeddleContext) toAttach, previous);
  }

  @Override
  public Context current() {
    return CurrentContext.get();
  }

  @Override
  public Context root() {
    return HeddleContext.ROOT;
  }

  private static final class AttachedScope implements Scope {
    private final HeddleContext attached;
    private final HeddleContext previous;
    private final Thread owner = Thread.currentThread();
    private boolean closed;

    AttachedScope(HeddleContext attached, HeddleContext previous) {
      this.attached = attached;
      this.previous = previous;
    }

    /** Out of order, or on another thread, the context there is not ours to replace. */
    @Override
    public void close() {
      if (!closed && Thread.currentThread() == owner && CurrentContext.get() == attached) {
        closed = true;
        CurrentContext.attach(previous);
      }
    }
  }
}

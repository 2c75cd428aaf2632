package io.heddle.bootstrap.weave;

import io.heddle.bootstrap.log.Log;
import java.lang.invoke.SwitchPoint;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one instrumentation's advice has thrown. The first is logged at warning, and after {@link
 * #LIMIT} the instrumentation is switched off: its calls go on existing and do nothing.
 * Thread-safe.
 */
public final class AdviceFailures {

  /** Failures after which an instrumentation does nothing any more. */
  public static final int LIMIT = 10;

  private final String instrumentation;
  private final AtomicInteger count = new AtomicInteger();
  private SwitchPoint switchPoint;

  public AdviceFailures(String instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Counts a throwable of ours. Never throws. */
  public void caught(Throwable failure, Class<?> where) {
    int n = count.incrementAndGet();
    if (n == 1) {
      Log.warn("instrumentation " + instrumentation + " failed in " + where.getName(), failure);
    } else if (n == LIMIT) {
      Log.warn("instrumentation " + instrumentation + " failed " + n + " times and is now off");
      synchronized (this) {
        if (switchPoint != null) {
          SwitchPoint.invalidateAll(new SwitchPoint[] {switchPoint});
        }
      }
    }
  }

  public boolean isOff() {
    return count.get() >= LIMIT;
  }

  /** Valid until the limit is reached; linked calls fall back to nothing when it is not. */
  public synchronized SwitchPoint switchPoint() {
    if (switchPoint == null) {
      switchPoint = new SwitchPoint();
      if (isOff()) {
        SwitchPoint.invalidateAll(new SwitchPoint[] {switchPoint});
      }
    }
    return switchPoint;
  }

  public int count() {
    return count.get();
  }
}

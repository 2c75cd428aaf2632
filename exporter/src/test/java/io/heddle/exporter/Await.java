package io.heddle.exporter;

import java.util.function.BooleanSupplier;

/** Waits for a condition, never for a time. */
public final class Await {

  private static final long DEADLINE_NANOS = 20_000_000_000L;

  private Await() {}

  public static void until(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > DEADLINE_NANOS) {
        throw new AssertionError("not within 20 s: " + what);
      }
      Thread.onSpinWait();
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}

package io.heddle.bootstrap.context;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Recognises the pools in which the JDK runs virtual threads and wakes them up. Their tasks are the
 * virtual threads' continuations, which have a context of their own; one handed over would be
 * attached to the carrier, and cost something at each park.
 *
 * <p>They are ordinary pools, but for a thread factory that {@code java.lang.VirtualThread} or a
 * class nested in it has made (JDK 21 to 27).
 */
final class VirtualThreadScheduler {

  private static final String MAKER = "java.lang.VirtualThread";

  private VirtualThreadScheduler() {}

  static boolean is(Object pool) {
    Object factory = null;
    if (pool.getClass() == ForkJoinPool.class) {
      factory = ((ForkJoinPool) pool).getFactory();
    } else if (pool instanceof ThreadPoolExecutor && pool.getClass().getClassLoader() == null) {
      factory = ((ThreadPoolExecutor) pool).getThreadFactory();
    }
    return factory != null && factory.getClass().getName().startsWith(MAKER);
  }
}

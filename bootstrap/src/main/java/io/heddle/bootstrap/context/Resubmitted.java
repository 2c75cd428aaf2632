package io.heddle.bootstrap.context;

/**
 * The contexts of one task that was submitted again before it ran, the latest first. Immutable.
 *
 * <p>The latest is taken first because a submission that never runs, removed from its queue behind
 * our back, then stays at the bottom and shifts nobody else's context.
 */
final class Resubmitted {

  private final HeddleContext context;
  private final Object earlier;
  private final int depth;

  private Resubmitted(HeddleContext context, Object earlier, int depth) {
    this.context = context;
    this.earlier = earlier;
    this.depth = depth;
  }

  /**
   * @param earlier a {@link HeddleContext} or a {@link Resubmitted}
   * @param most contexts kept; past it, the older half is forgotten
   */
  static Resubmitted after(Object earlier, HeddleContext context, int most) {
    int depth = depthOf(earlier);
    Object kept = depth < most ? earlier : newest(earlier, most / 2);
    return new Resubmitted(context, kept, depthOf(kept) + 1);
  }

  private static int depthOf(Object earlier) {
    return earlier instanceof Resubmitted ? ((Resubmitted) earlier).depth : 1;
  }

  private static Object newest(Object chain, int count) {
    HeddleContext[] newest = new HeddleContext[count];
    Object rest = chain;
    for (int i = 0; i < count; i++) {
      Resubmitted each = (Resubmitted) rest;
      newest[i] = each.context;
      rest = each.earlier;
    }
    Object kept = newest[count - 1];
    for (int i = count - 2; i >= 0; i--) {
      kept = new Resubmitted(newest[i], kept, count - i);
    }
    return kept;
  }

  HeddleContext context() {
    return context;
  }

  /** A {@link HeddleContext} or a {@link Resubmitted}. */
  Object earlier() {
    return earlier;
  }
}

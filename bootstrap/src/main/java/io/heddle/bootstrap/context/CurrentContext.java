package io.heddle.bootstrap.context;

/**
 * The context of each thread. Reading is one thread-local look-up; nothing is allocated after a
 * thread's first touch.
 *
 * <p>Woven code attaches on entry and restores what {@link #attach} returned on exit, always on the
 * same thread.
 */
public final class CurrentContext {

  private static final Slots SLOTS = new Slots();

  private CurrentContext() {}

  /** This thread's context; {@link HeddleContext#ROOT} where none was attached. Never null. */
  public static HeddleContext get() {
    return SLOTS.get().context;
  }

  /**
   * Makes a context this thread's own.
   *
   * @return the one it replaces, to be attached again when the work is done
   */
  public static HeddleContext attach(HeddleContext next) {
    Slot slot = SLOTS.get();
    HeddleContext previous = slot.context;
    slot.context = next;
    return previous;
  }

  private static final class Slot {
    private HeddleContext context = HeddleContext.ROOT;
  }

  private static final class Slots extends ThreadLocal<Slot> {
    @Override
    protected Slot initialValue() {
      return new Slot();
    }
  }
}

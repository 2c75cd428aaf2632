package io.heddle.bootstrap.context;

import java.lang.ref.WeakReference;

/**
 * One key and its value in a chain of {@link WeakIdentityMap}. Immutable, so that a chain is known
 * by its head alone; every chain ends in {@link #end()}.
 */
class WeakIdentityEntry<V> extends WeakReference<Object> {

  private static final WeakIdentityEntry<?> END =
      new WeakIdentityEntry<Object>(null, 0, null, null);

  final int hash;
  final V value;
  final WeakIdentityEntry<V> next;

  WeakIdentityEntry(Object key, int hash, V value, WeakIdentityEntry<V> next) {
    super(key);
    this.hash = hash;
    this.value = value;
    this.next = next;
  }

  /** The empty chain. */
  @SuppressWarnings("unchecked") // holds no value
  static <V> WeakIdentityEntry<V> end() {
    return (WeakIdentityEntry<V>) END;
  }

  boolean isFrozen() {
    return false;
  }

  /** The entry of a key in this chain, or null. */
  WeakIdentityEntry<V> find(Object key, int keyHash) {
    for (WeakIdentityEntry<V> entry = this; entry != END; entry = entry.next) {
      if (entry.hash == keyHash && entry.get() == key) {
        return entry;
      }
    }
    return null;
  }

  int chainLength() {
    int length = 0;
    for (WeakIdentityEntry<V> entry = this; entry != END; entry = entry.next) {
      length++;
    }
    return length;
  }

  /**
   * This chain without one entry and without those whose key was collected. What follows the last
   * of them is shared; this very chain where there is none of them.
   *
   * @param unwanted may be null
   */
  WeakIdentityEntry<V> without(WeakIdentityEntry<V> unwanted) {
    WeakIdentityEntry<V> last = null;
    for (WeakIdentityEntry<V> entry = this; entry != END; entry = entry.next) {
      if (entry == unwanted || entry.get() == null) {
        last = entry;
      }
    }
    if (last == null) {
      return this;
    }
    WeakIdentityEntry<V> kept = last.next;
    for (WeakIdentityEntry<V> entry = this; entry != last; entry = entry.next) {
      if (entry != unwanted) {
        kept = entry.copyUnlessCollected(kept);
      }
    }
    return kept;
  }

  private WeakIdentityEntry<V> copyUnlessCollected(WeakIdentityEntry<V> before) {
    Object key = get();
    return key == null ? before : new WeakIdentityEntry<V>(key, hash, value, before);
  }

  /** A bin's last head: the chain behind it is being moved to the next table, or has been. */
  static final class Frozen<V> extends WeakIdentityEntry<V> {
    Frozen(WeakIdentityEntry<V> chain) {
      super(null, 0, null, chain);
    }

    @Override
    boolean isFrozen() {
      return true;
    }
  }
}

package io.heddle.bootstrap.context;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The hash table of {@link WeakIdentityMap}: chains, each replaced as a whole by compare-and-set.
 *
 * <p>Growing: a bin is frozen, then its chain is copied into the two bins of the next table that it
 * falls into. Whoever meets a frozen bin makes the copies itself if they are not there yet, and
 * goes on in the next table; of copies made twice the first counts.
 */
final class WeakIdentityBins<V> {

  // A null bin is one that nothing was moved to yet; an empty chain is not null.
  private final AtomicReferenceArray<WeakIdentityEntry<V>> heads;
  private final int mask;
  private final AtomicBoolean growing = new AtomicBoolean();
  private volatile WeakIdentityBins<V> next;

  private WeakIdentityBins(int length) {
    this.heads = new AtomicReferenceArray<WeakIdentityEntry<V>>(length);
    this.mask = length - 1;
  }

  /**
   * @param length a power of two
   */
  static <V> WeakIdentityBins<V> empty(int length) {
    WeakIdentityBins<V> table = new WeakIdentityBins<V>(length);
    for (int i = 0; i < length; i++) {
      table.heads.set(i, WeakIdentityEntry.<V>end());
    }
    return table;
  }

  int length() {
    return mask + 1;
  }

  WeakIdentityEntry<V> head(int hash) {
    return heads.get(hash & mask);
  }

  boolean replaceHead(int hash, WeakIdentityEntry<V> expected, WeakIdentityEntry<V> head) {
    return heads.compareAndSet(hash & mask, expected, head);
  }

  /** The next table, with the chain of a frozen bin in it. */
  WeakIdentityBins<V> moved(int hash) {
    WeakIdentityBins<V> target = next;
    int low = hash & mask;
    int high = low + length();
    if (target.heads.get(low) == null || target.heads.get(high) == null) {
      WeakIdentityEntry<V> lowChain = WeakIdentityEntry.end();
      WeakIdentityEntry<V> highChain = WeakIdentityEntry.end();
      WeakIdentityEntry<V> entry = heads.get(low).next;
      while (entry != WeakIdentityEntry.<V>end()) {
        // Those of collected keys come along, so that the map's count stays right.
        if ((entry.hash & target.mask) == low) {
          lowChain = new WeakIdentityEntry<V>(entry.get(), entry.hash, entry.value, lowChain);
        } else {
          highChain = new WeakIdentityEntry<V>(entry.get(), entry.hash, entry.value, highChain);
        }
        entry = entry.next;
      }
      target.heads.compareAndSet(low, null, lowChain);
      target.heads.compareAndSet(high, null, highChain);
    }
    return target;
  }

  /** A table twice as long with everything in it, or null where another thread is making it. */
  WeakIdentityBins<V> grow() {
    if (!growing.compareAndSet(false, true)) {
      return null;
    }
    WeakIdentityBins<V> target = new WeakIdentityBins<V>(length() * 2);
    next = target;
    for (int i = 0; i < length(); i++) {
      WeakIdentityEntry<V> head = heads.get(i);
      while (!heads.compareAndSet(i, head, new WeakIdentityEntry.Frozen<V>(head))) {
        head = heads.get(i);
      }
      moved(i);
    }
    return target;
  }
}

package io.heddle.bootstrap.context;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What we know about an application's object for as long as that object lives, kept beside it
 * because its class must not change. Keys are held weakly and compared by identity: neither {@code
 * equals} nor {@code hashCode} of the application is ever called.
 *
 * <p>Thread-safe and without locks: a read follows one short chain, a change replaces the chain's
 * head by compare-and-set, and nobody waits for anybody, also while the table grows. An entry is
 * one object of 40 bytes.
 *
 * <p>Bound: at most {@code maxEntries} keys; further ones are refused and counted. An entry whose
 * key was collected goes when its chain is next changed, when the map is full, or with {@link
 * #expunge()}; until then its value is held. Values are held strongly, and so must not refer to
 * their key. The table grows to the next power of two of {@code maxEntries} and never shrinks.
 *
 * @param <K> compared by identity
 * @param <V> never null
 */
public final class WeakIdentityMap<K, V> {

  private static final int FIRST_BINS = 16;
  private static final int SWEPT_WHEN_FULL = 32;

  private final int maxEntries;
  private final AtomicReference<WeakIdentityBins<V>> bins =
      new AtomicReference<WeakIdentityBins<V>>(WeakIdentityBins.<V>empty(FIRST_BINS));
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicLong refused = new AtomicLong();
  // A hint where to go on sweeping; a lost update only means that a bin is swept twice.
  private int sweepFrom;

  /**
   * @param maxEntries keys held at most, at least 1; a few more where threads race for the last one
   */
  public WeakIdentityMap(int maxEntries) {
    this.maxEntries = maxEntries;
  }

  /** The key's value, or null. Neither waits nor allocates. */
  public V get(K key) {
    if (key == null) {
      return null;
    }
    int hash = System.identityHashCode(key);
    WeakIdentityBins<V> table = bins.get();
    WeakIdentityEntry<V> head = table.head(hash);
    while (head.isFrozen()) {
      table = table.moved(hash);
      head = table.head(hash);
    }
    WeakIdentityEntry<V> found = head.find(key, hash);
    return found == null ? null : found.value;
  }

  /**
   * Gives the key a value, in place of the one it may have.
   *
   * @return false where the map is full, and so the key is still absent
   */
  public boolean put(K key, V value) {
    V present;
    do {
      present = get(key);
      if (present == null && !hasRoom(key)) {
        return false;
      }
    } while (!swap(key, present, value));
    return true;
  }

  /**
   * Gives the key a value unless it has one.
   *
   * @return the value that it has; null where it had none, also when the map is full
   */
  public V putIfAbsent(K key, V value) {
    while (true) {
      V present = get(key);
      if (present != null || !hasRoom(key) || swap(key, null, value)) {
        return present;
      }
    }
  }

  /**
   * Replaces one value by another.
   *
   * @param expected compared by identity
   * @return false where the key has another value or none, and nothing was changed
   */
  public boolean replace(K key, V expected, V value) {
    return key != null && expected != null && swap(key, expected, value);
  }

  /** Forgets the key, and returns the value that it had, or null. */
  public V remove(K key) {
    while (true) {
      V present = get(key);
      if (present == null || swap(key, present, null)) {
        return present;
      }
    }
  }

  /**
   * Forgets the key if it has this value, compared by identity.
   *
   * @return false where it has another or none
   */
  public boolean remove(K key, V expected) {
    return key != null && expected != null && swap(key, expected, null);
  }

  /** One volatile read. True only if every key that was put has been removed or collected. */
  public boolean isEmpty() {
    return size.get() == 0;
  }

  /** Entries held, those of collected keys included that nobody has come across yet. */
  public int size() {
    return size.get();
  }

  /** How many times a key was refused because the map was full. */
  public long refused() {
    return refused.get();
  }

  /** Drops the entries of all collected keys. Takes time in proportion to the table. */
  public void expunge() {
    WeakIdentityBins<V> table = bins.get();
    for (int i = 0; i < table.length(); i++) {
      sweep(table, i);
    }
  }

  private boolean hasRoom(K key) {
    if (key == null) {
      return false;
    }
    if (size.get() < maxEntries) {
      return true;
    }
    WeakIdentityBins<V> table = bins.get();
    int from = sweepFrom;
    sweepFrom = from + SWEPT_WHEN_FULL;
    for (int i = 0; i < SWEPT_WHEN_FULL; i++) {
      sweep(table, (from + i) & (table.length() - 1));
    }
    if (size.get() < maxEntries) {
      return true;
    }
    refused.incrementAndGet();
    return false;
  }

  private void sweep(WeakIdentityBins<V> table, int index) {
    WeakIdentityEntry<V> head = table.head(index);
    if (!head.isFrozen()) {
      change(table, index, head, head.without(null));
    }
  }

  /**
   * Changes a key's value from one to another, where null means absent.
   *
   * @return false where it has not the value that was expected
   */
  private boolean swap(K key, V expected, V next) {
    int hash = System.identityHashCode(key);
    WeakIdentityBins<V> table = bins.get();
    while (true) {
      WeakIdentityEntry<V> head = table.head(hash);
      if (head.isFrozen()) {
        table = table.moved(hash);
        continue;
      }
      WeakIdentityEntry<V> found = head.find(key, hash);
      if ((found == null ? null : found.value) != expected) {
        return false;
      }
      WeakIdentityEntry<V> rest = head.without(found);
      WeakIdentityEntry<V> changed =
          next == null ? rest : new WeakIdentityEntry<V>(key, hash, next, rest);
      if (change(table, hash, head, changed)) {
        if (next == null) {
          // Cleared, it costs the garbage collector nothing more; a reader that still follows the
          // old chain finds the key absent, as it now is.
          found.clear();
        } else if (found == null) {
          growIfCrowded(table);
        }
        return true;
      }
    }
  }

  /** Counts up before and down after, so that the size never is zero while an entry stands. */
  private boolean change(
      WeakIdentityBins<V> table,
      int hash,
      WeakIdentityEntry<V> head,
      WeakIdentityEntry<V> changed) {
    if (head == changed) {
      return true;
    }
    int added = changed.chainLength() - head.chainLength();
    if (added > 0) {
      size.addAndGet(added);
    }
    boolean done = table.replaceHead(hash, head, changed);
    if (done ? added < 0 : added > 0) {
      size.addAndGet(done ? added : -added);
    }
    return done;
  }

  private void growIfCrowded(WeakIdentityBins<V> table) {
    int length = table.length();
    // Only the table in force grows: its predecessor has then been left for good.
    if (size.get() > length - (length >> 2) && length < maxEntries && table == bins.get()) {
      WeakIdentityBins<V> grown = table.grow();
      if (grown != null) {
        bins.set(grown);
      }
    }
  }
}

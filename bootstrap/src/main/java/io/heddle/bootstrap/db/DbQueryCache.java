package io.heddle.bootstrap.db;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The statements read lately. Most services send the same few hundred again and again.
 *
 * <p>Bounds: {@link #SLOTS} statements; {@link #MAX_LENGTH} characters for one, longer ones are
 * never kept; {@link #MAX_CHARACTERS} for all together (a few more while threads race), which is 1
 * MB where strings are Latin-1 and 2 MB elsewhere. A statement has one slot, and takes it from the
 * one that was there. Thread-safe, without locks; the newer of two racing entries stays.
 */
final class DbQueryCache {

  static final int SLOTS = 1024;
  static final int MAX_LENGTH = 4096;
  static final int MAX_CHARACTERS = 1 << 20;

  private final AtomicReferenceArray<Entry> slots = new AtomicReferenceArray<Entry>(SLOTS);
  private final AtomicInteger characters = new AtomicInteger();
  private final AtomicInteger nextVictim = new AtomicInteger();

  /** Null where the statement is not kept. */
  DbQuery get(String sql, SqlDialect dialect) {
    // Asking a long text for its hash would read it once more.
    if (sql.length() > MAX_LENGTH) {
      return null;
    }
    Entry entry = slots.get(slotOf(sql));
    return entry != null && entry.dialect == dialect && entry.sql.equals(sql) ? entry.query : null;
  }

  void put(String sql, SqlDialect dialect, DbQuery query) {
    if (sql.length() > MAX_LENGTH) {
      return;
    }
    Entry entry = new Entry(sql, dialect, query);
    int slot = slotOf(sql);
    replace(slot, entry);
    for (int i = 0; i < SLOTS && characters.get() > MAX_CHARACTERS; i++) {
      int victim = nextVictim.getAndIncrement() & (SLOTS - 1);
      if (victim != slot) {
        replace(victim, null);
      }
    }
  }

  private void replace(int slot, Entry entry) {
    Entry previous = slots.getAndSet(slot, entry);
    characters.addAndGet((entry == null ? 0 : entry.size) - (previous == null ? 0 : previous.size));
  }

  private static int slotOf(String sql) {
    int hash = sql.hashCode();
    return (hash ^ (hash >>> 10) ^ (hash >>> 20)) & (SLOTS - 1);
  }

  int characters() {
    return characters.get();
  }

  private static final class Entry {
    private final String sql;
    private final SqlDialect dialect;
    private final DbQuery query;
    private final int size;

    Entry(String sql, SqlDialect dialect, DbQuery query) {
      this.sql = sql;
      this.dialect = dialect;
      this.query = query;
      this.size = sql.length() + lengthOf(query.text()) + lengthOf(query.summary());
    }

    private static int lengthOf(String text) {
      return text == null ? 0 : text.length();
    }
  }
}

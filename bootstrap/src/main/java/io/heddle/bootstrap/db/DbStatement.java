package io.heddle.bootstrap.db;

import io.heddle.bootstrap.context.WeakIdentityMap;

/**
 * What is known of a statement that an application holds: where it is sent, what it says if it was
 * prepared, and what is in its batch. Held for as long as the statement is open, weakly.
 *
 * <p>Thread-safe, although no driver expects two threads to fill one batch.
 */
public final class DbStatement {

  /**
   * Past so many open ones, further ones are described without what they were prepared with. At 100
   * to 200 bytes a statement, and texts that the driver holds anyway.
   */
  private static final int MAX_STATEMENTS = 65_536;

  private static final WeakIdentityMap<Object, DbStatement> STATEMENTS =
      new WeakIdentityMap<Object, DbStatement>(MAX_STATEMENTS);

  private final DbEndpoint endpoint;
  private final DbQuery prepared;
  private DbBatch batch;

  /**
   * @param prepared what the statement says whenever it is executed; {@link DbQuery#UNKNOWN} for
   *     one that is told each time
   */
  public DbStatement(DbEndpoint endpoint, DbQuery prepared) {
    this.endpoint = endpoint;
    this.prepared = prepared;
  }

  /** Null where nothing is remembered. */
  public static DbStatement of(Object statement) {
    return STATEMENTS.get(statement);
  }

  /** Keeps this for as long as the statement lives, or until {@link #forget}. */
  public void rememberFor(Object statement) {
    STATEMENTS.put(statement, this);
  }

  /** The statement was closed. */
  public static void forget(Object statement) {
    STATEMENTS.remove(statement);
  }

  public DbEndpoint endpoint() {
    return endpoint;
  }

  public DbQuery prepared() {
    return prepared;
  }

  /** How many operations are in the batch. */
  public synchronized int batchSize() {
    return batch == null ? 0 : batch.size();
  }

  /**
   * Adds to the batch, unless somebody did so in the meantime: a driver's method that calls the one
   * of its super class adds one operation, and not two.
   *
   * @param sizeBefore {@link #batchSize} when the operation began to be added
   */
  public synchronized void addToBatch(int sizeBefore, DbQuery query) {
    if (batch == null) {
      batch = new DbBatch();
    }
    if (batch.size() == sizeBefore) {
      batch.add(query);
    }
  }

  /** The batch was executed, or cleared. */
  public synchronized void clearBatch() {
    batch = null;
  }

  /** What the batch as a whole says. */
  public synchronized DbQuery batchQuery() {
    return batch == null ? prepared.asBatch() : batch.query();
  }
}

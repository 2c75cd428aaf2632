package io.heddle.bootstrap.db;

/**
 * What spans tell of one statement: its text without a literal, and what it does. Immutable; one
 * instance may serve any number of spans.
 */
public final class DbQuery {

  /** A statement whose text nobody has seen. */
  public static final DbQuery UNKNOWN = new DbQuery(null, null, null, null, null);

  private static final String BATCH = "BATCH";
  private static final DbQueryCache CACHE = new DbQueryCache();

  private static volatile boolean sanitizing = true;

  private final String text;
  private final String summary;
  private final String operation;
  private final String collection;
  private final String storedProcedure;
  // Made when first asked for, perhaps by several threads: they make equal ones.
  private DbQuery batch;

  DbQuery(
      String text, String summary, String operation, String collection, String storedProcedure) {
    this.text = text == null || text.isEmpty() ? null : text;
    this.summary = summary;
    this.operation = operation;
    this.collection = collection;
    this.storedProcedure = storedProcedure;
  }

  /**
   * Reads a statement, or finds it among those read lately. Never throws; time is linear in the
   * statement's length.
   *
   * @param sql as the application wrote it; null gives {@link #UNKNOWN}
   * @param endpoint where it is sent, which decides how literals are written
   */
  public static DbQuery of(String sql, DbEndpoint endpoint) {
    if (sql == null) {
      return UNKNOWN;
    }
    SqlDialect dialect = endpoint.dialect();
    DbQuery known = CACHE.get(sql, dialect);
    if (known != null) {
      return known;
    }
    boolean hiding = sanitizing;
    DbQuery read = SqlLexer.read(sql, dialect, hiding);
    if (hiding) {
      CACHE.put(sql, dialect, read);
    }
    return read;
  }

  /**
   * Whether literals are replaced in {@code db.query.text}: {@code
   * otel.instrumentation.common.db.query-sanitization.enabled}. Called before the first statement.
   */
  public static void setSanitizing(boolean newSanitizing) {
    sanitizing = newSanitizing;
  }

  /** The same statement, sent more than once in a batch. */
  DbQuery asBatch() {
    DbQuery present = batch;
    if (present == null) {
      present =
          new DbQuery(text, ofBatch(summary), ofBatch(operation), collection, storedProcedure);
      batch = present;
    }
    return present;
  }

  /**
   * A batch of statements that differ.
   *
   * @param texts of all of them, joined
   * @param summary what all of them share, or null
   * @param operation what all of them share, or null
   */
  static DbQuery mixedBatch(String texts, String summary, String operation) {
    return new DbQuery(texts, ofBatch(summary), ofBatch(operation), null, null);
  }

  private static String ofBatch(String single) {
    return single == null ? BATCH : BATCH + ' ' + single;
  }

  /** {@code db.query.text}, at most 32,768 characters; null where unknown. */
  public String text() {
    return text;
  }

  /** {@code db.query.summary}, at most 255 characters and the word BATCH; null where unknown. */
  public String summary() {
    return summary;
  }

  /** Null where the statement has not exactly one operation. */
  public String operation() {
    return operation;
  }

  /** Null where the statement is not about exactly one collection. */
  public String collection() {
    return collection;
  }

  /** Null where the statement is not the call of one stored procedure. */
  public String storedProcedure() {
    return storedProcedure;
  }
}

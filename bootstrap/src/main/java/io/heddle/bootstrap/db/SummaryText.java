package io.heddle.bootstrap.db;

/**
 * The operations and targets of a statement, in the order in which they turn up. One use, one
 * thread.
 */
final class SummaryText {

  /** Conventions, "Generating a summary of the query"; nothing is cut in the middle of a name. */
  static final int MAX_LENGTH = 255;

  private final StringBuilder text = new StringBuilder();
  private boolean full;
  private int operations;
  private String operation;
  private int targets;
  private String target;
  private byte targetKind;

  void operation(String sql, int start, int end) {
    if (operations++ == 0) {
      operation = sql.substring(start, end);
    }
    append(sql, start, end);
  }

  /** The operation just told has two words: CREATE TABLE. */
  void operationContinues(String sql, int start, int end) {
    if (operations == 1) {
      operation = operation + ' ' + sql.substring(start, end);
    }
    append(sql, start, end);
  }

  /**
   * @param kind the word that says what it is: TABLE for any collection, CALL for a procedure
   */
  void target(CharSequence name, byte kind) {
    if (targets++ == 0 && name.length() <= MAX_LENGTH) {
      target = name.toString();
      targetKind = kind;
    }
    append(name, 0, name.length());
  }

  private void append(CharSequence source, int start, int end) {
    int separator = text.length() == 0 ? 0 : 1;
    if (full || text.length() + separator + end - start > MAX_LENGTH) {
      full = true;
      return;
    }
    if (separator == 1) {
      text.append(' ');
    }
    text.append(source, start, end);
  }

  DbQuery toQuery(String queryText) {
    boolean single = operations == 1 && !full;
    String onlyTarget = single && targets == 1 ? target : null;
    return new DbQuery(
        queryText,
        text.length() == 0 ? null : text.toString(),
        single ? operation : null,
        targetKind == SqlWords.TABLE ? onlyTarget : null,
        targetKind == SqlWords.CALL ? onlyTarget : null);
  }
}

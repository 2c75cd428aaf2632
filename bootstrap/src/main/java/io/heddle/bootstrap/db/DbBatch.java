package io.heddle.bootstrap.db;

/**
 * The operations that wait in one statement's batch. Holds texts up to the length that a span
 * shows; a batch of any size costs no more.
 */
final class DbBatch {

  private int size;
  // What all of them say, as long as they say the same.
  private DbQuery common;
  private StringBuilder texts;
  // What is common to those that differ; null where nothing is.
  private String summary;
  private String operation;

  void add(DbQuery query) {
    size++;
    if (size == 1) {
      common = query;
    } else if (texts != null) {
      append(query.text());
      narrow(query);
    } else if (!isLikeAllBefore(query)) {
      texts = new StringBuilder();
      summary = common.summary();
      operation = common.operation();
      narrow(query);
      for (int i = 1; i < size && texts.length() < SqlLexer.MAX_TEXT; i++) {
        append(common.text());
      }
      append(query.text());
    }
  }

  private void narrow(DbQuery query) {
    summary = summary != null && summary.equals(query.summary()) ? summary : null;
    operation = operation != null && operation.equals(query.operation()) ? operation : null;
  }

  private boolean isLikeAllBefore(DbQuery query) {
    String text = query.text();
    return query == common || text != null && text.equals(common.text());
  }

  private void append(String text) {
    if (text == null || texts.length() >= SqlLexer.MAX_TEXT) {
      return;
    }
    if (texts.length() > 0) {
      texts.append("; ");
    }
    texts.append(text, 0, Math.min(text.length(), SqlLexer.MAX_TEXT - texts.length()));
  }

  int size() {
    return size;
  }

  /** Conventions: a batch of one is no batch; the texts of one that is mixed are joined. */
  DbQuery query() {
    if (size == 1) {
      return common;
    }
    if (texts == null) {
      return common.asBatch();
    }
    return DbQuery.mixedBatch(texts.toString(), summary, operation);
  }
}

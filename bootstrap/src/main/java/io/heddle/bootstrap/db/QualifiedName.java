package io.heddle.bootstrap.db;

/**
 * A name such as {@code shop.orders} while it is being read, piece by piece, so that white space
 * and comments between the pieces are no part of it. One thread.
 */
final class QualifiedName {

  private final StringBuilder text = new StringBuilder();
  private boolean afterDot;

  boolean isOpen() {
    return text.length() > 0;
  }

  void start(String sql, int start, int end) {
    close();
    append(sql, start, end);
  }

  /** False where no name is being read. */
  boolean dot() {
    if (isOpen()) {
      text.append('.');
      afterDot = true;
    }
    return isOpen();
  }

  /** False where the word is no part of the name. */
  boolean continueWith(String sql, int start, int end) {
    if (!afterDot) {
      return false;
    }
    afterDot = false;
    append(sql, start, end);
    return true;
  }

  private void append(String sql, int start, int end) {
    // One character more than a summary holds tells that the name is too long for it.
    int room = SummaryText.MAX_LENGTH + 1 - Math.min(text.length(), SummaryText.MAX_LENGTH + 1);
    text.append(sql, start, Math.min(end, start + room));
  }

  /** Valid until the next change. */
  CharSequence text() {
    return text;
  }

  void close() {
    text.setLength(0);
    afterDot = false;
  }
}

package io.heddle.bootstrap.db;

/**
 * Reads a statement once, from its first character to its last: every literal becomes {@code ?},
 * comments go, and the words tell a {@link SqlSummary} what the statement does. Everything else
 * stays as the application wrote it; a statement without literals and comments is not even copied.
 *
 * <p>Takes any text whatever, in time linear in its length, and never throws. What cannot be told
 * from data (a quote that never closes, an escape that two systems read differently) is taken for
 * data, up to the end.
 *
 * <p>One use, one thread.
 */
final class SqlLexer {

  /** Characters of {@code db.query.text}; a longer text is cut. */
  static final int MAX_TEXT = 32 * 1024;

  private final String sql;
  private final SqlDialect dialect;
  private final boolean sanitizing;
  private final SqlSummary summary = new SqlSummary();

  private int pos;
  // Null as long as the text is the statement itself; else all of it up to "copied".
  private StringBuilder out;
  private int copied;

  private byte lastRole;
  private boolean afterEscapeString;

  // The IN list being read, while there is nothing but literals in it.
  private boolean inList;
  private int listStart;
  private int listItems;
  private boolean listHasLiteral;

  private SqlLexer(String sql, SqlDialect dialect, boolean sanitizing) {
    this.sql = sql;
    this.dialect = dialect;
    this.sanitizing = sanitizing;
  }

  /**
   * @param sanitizing false where the text shall show its literals
   */
  static DbQuery read(String sql, SqlDialect dialect, boolean sanitizing) {
    SqlLexer lexer = new SqlLexer(sql, dialect, sanitizing);
    lexer.run();
    return lexer.summary.toQuery(lexer.text());
  }

  private void run() {
    int end = sql.length();
    while (pos < end && textLength() <= MAX_TEXT) {
      char c = sql.charAt(pos);
      if (SqlLiterals.isSpace(c)) {
        pos++;
      } else if (!comment(c)) {
        boolean continued = afterEscapeString;
        afterEscapeString = false;
        token(c, continued);
      }
    }
    summary.end();
  }

  private int textLength() {
    return out == null ? pos : out.length() + pos - copied;
  }

  private void token(char c, boolean continuesEscapeString) {
    if (SqlLiterals.isDigit(c) || c == '.' && isDigitAt(pos + 1) && !isNamePartAt(pos - 1)) {
      literal(pos, SqlLiterals.endOfNumber(sql, pos));
      return;
    }
    switch (c) {
      case '\'':
        string(pos, pos, continuesEscapeString || dialect.hasBackslashEscapes());
        afterEscapeString = continuesEscapeString;
        break;
      case '"':
        if (dialect.hasDoubleQuotedLiterals()) {
          string(pos, pos, dialect.hasBackslashEscapes());
        } else {
          quotedName(SqlLiterals.endOfQuoted(sql, pos, false, false));
        }
        break;
      case '`':
        quotedName(SqlLiterals.endOfQuoted(sql, pos, false, false));
        break;
      case '[':
        if (dialect.hasBracketedNames()) {
          quotedName(SqlLiterals.endOfBracketed(sql, pos));
        } else {
          symbol(c);
        }
        break;
      case '$':
        dollar();
        break;
      case '?':
        placeholder(pos + 1);
        break;
      case ':':
        colon();
        break;
      default:
        if (SqlLiterals.isNamePart(c)) {
          word();
        } else {
          symbol(c);
        }
    }
  }

  private boolean isDigitAt(int index) {
    return index < sql.length() && SqlLiterals.isDigit(sql.charAt(index));
  }

  private boolean isNamePartAt(int index) {
    return index >= 0 && index < sql.length() && SqlLiterals.isNamePart(sql.charAt(index));
  }

  private void word() {
    int start = pos;
    int end = SqlLiterals.endOfName(sql, start, !dialect.hasHashComments());
    if (end < sql.length() && sql.charAt(end) == '\'' && prefixedString(start, end)) {
      return;
    }
    byte role = SqlWords.roleOf(sql, start, end);
    if (role == SqlWords.BOOLEAN) {
      literal(start, end);
      return;
    }
    if (lastRole == SqlWords.IDENTIFIED && isBy(start, end)) {
      literal(Math.min(end + 1, sql.length()), SqlLiterals.OPEN);
      return;
    }
    lastRole = role;
    inList = false;
    summary.word(sql, start, end, role);
    pos = end;
  }

  private boolean isBy(int start, int end) {
    return end - start == 2 && sql.regionMatches(true, start, "BY", 0, 2);
  }

  /** A letter or two before a string that belong to it: {@code E''}, {@code N''}, {@code nq''}. */
  private boolean prefixedString(int start, int end) {
    char first = (char) (sql.charAt(start) | 0x20);
    char last = (char) (sql.charAt(end - 1) | 0x20);
    if (end - start > 2 || end - start == 2 && first != 'n' && first != 'r' && first != 'b') {
      return false;
    }
    if (last == 'q') {
      if (dialect.hasAlternativeQuotes()) {
        literal(start, SqlLiterals.endOfAlternativeQuoted(sql, end));
        return true;
      }
      if (dialect.areAlternativeQuotesAmbiguous()) {
        literal(start, SqlLiterals.OPEN);
        return true;
      }
      return false;
    }
    if (last != 'e' && last != 'n' && last != 'b' && last != 'x' && last != 'r') {
      return false;
    }
    boolean escapes = last == 'e' && end - start == 1 && dialect.hasEscapeStrings();
    string(start, end, escapes || dialect.hasBackslashEscapes());
    afterEscapeString = escapes;
    return true;
  }

  private void string(int start, int quote, boolean escapes) {
    boolean ambiguous = !escapes && dialect.isBackslashAmbiguous();
    literal(start, SqlLiterals.endOfQuoted(sql, quote, escapes, ambiguous));
  }

  private void literal(int start, int end) {
    int stop = end == SqlLiterals.OPEN ? sql.length() : end;
    if (sanitizing) {
      copyUpTo(start);
      out.append('?');
      copied = stop;
    }
    pos = stop;
    lastRole = SqlWords.OTHER;
    listHasLiteral = true;
    summary.value();
  }

  private void placeholder(int from) {
    int end = from;
    while (isDigitAt(end)) {
      end++;
    }
    pos = end;
    lastRole = SqlWords.OTHER;
    summary.value();
  }

  private void dollar() {
    if (isDigitAt(pos + 1)) {
      placeholder(pos + 1);
      return;
    }
    int end = dialect.hasDollarQuotes() ? SqlLiterals.endOfDollarQuoted(sql, pos) : pos;
    if (end == pos) {
      word();
    } else {
      literal(pos, end);
    }
  }

  /** A named parameter, a cast's {@code ::}, or just the character. */
  private void colon() {
    int next = pos + 1;
    if (next < sql.length() && sql.charAt(next) == ':') {
      symbol(':');
      pos = next + 1;
    } else if (isDigitAt(next) ? dialect.hasNumberedBinds() : isNamePartAt(next)) {
      pos = SqlLiterals.endOfName(sql, next, !dialect.hasHashComments());
      lastRole = SqlWords.OTHER;
      summary.value();
    } else {
      symbol(':');
    }
  }

  private void quotedName(int end) {
    if (end == SqlLiterals.OPEN) {
      literal(pos, end);
      return;
    }
    inList = false;
    lastRole = SqlWords.OTHER;
    summary.quotedName(sql, pos, end);
    pos = end;
  }

  private void symbol(char c) {
    if (c == '(' && lastRole == SqlWords.IN) {
      startList();
    } else if (c == ',') {
      listItems++;
    } else if (c == ')') {
      endList();
    } else if (c != '-' && c != '+') {
      inList = false;
    }
    lastRole = SqlWords.OTHER;
    summary.symbol(c);
    pos++;
  }

  private void startList() {
    inList = true;
    listItems = 1;
    listHasLiteral = false;
    if (out != null) {
      copyUpTo(pos + 1);
    }
    listStart = out == null ? pos + 1 : out.length();
  }

  /** A list of any length reads as {@code IN (?)}; one of parameters alone is left as it is. */
  private void endList() {
    if (inList && listHasLiteral && listItems > 1 && sanitizing) {
      out.setLength(listStart);
      out.append('?');
      copied = pos;
    }
    inList = false;
  }

  /** Skips a comment, if one starts here. */
  private boolean comment(char c) {
    int end;
    if (c == '-' && isAt(pos + 1, '-') && !isMinusMinus(pos + 2)
        || c == '#' && dialect.hasHashComments()) {
      end = SqlLiterals.endOfLineComment(sql, pos);
    } else if (c == '/' && isAt(pos + 1, '*')) {
      end = SqlLiterals.endOfBlockComment(sql, pos, dialect);
    } else {
      return false;
    }
    if (end == SqlLiterals.OPEN) {
      literal(pos, end);
    } else {
      leaveOut(end);
    }
    return true;
  }

  private boolean isAt(int index, char c) {
    return index < sql.length() && sql.charAt(index) == c;
  }

  private boolean isMinusMinus(int index) {
    return dialect.needsSpaceAfterDashes()
        && index < sql.length()
        && !SqlLiterals.isSpace(sql.charAt(index));
  }

  private void leaveOut(int end) {
    if (sanitizing) {
      boolean spaceBefore = pos == 0 || SqlLiterals.isSpace(sql.charAt(pos - 1));
      boolean spaceAfter = end == sql.length() || SqlLiterals.isSpace(sql.charAt(end));
      copyUpTo(pos);
      if (!spaceBefore && !spaceAfter) {
        out.append(' ');
      }
      copied = spaceBefore && spaceAfter && end < sql.length() ? end + 1 : end;
      pos = copied;
    } else {
      pos = end;
    }
  }

  private void copyUpTo(int index) {
    if (out == null) {
      out = new StringBuilder(Math.min(sql.length() + 16, MAX_TEXT + 16));
    }
    if (index > copied) {
      out.append(sql, copied, index);
      copied = index;
    }
  }

  private String text() {
    String text;
    if (out == null) {
      text = sql;
    } else {
      copyUpTo(pos);
      text = out.toString();
    }
    if (text.length() > MAX_TEXT) {
      boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1));
      text = text.substring(0, splitsPair ? MAX_TEXT - 1 : MAX_TEXT);
    }
    return text.trim();
  }
}

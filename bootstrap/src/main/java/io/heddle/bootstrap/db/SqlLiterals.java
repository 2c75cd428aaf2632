package io.heddle.bootstrap.db;

/**
 * Where literals, quoted names and comments end. Each method takes the index of the first character
 * and returns the index after the last, or {@link #OPEN}; each reads what it passes over once.
 */
final class SqlLiterals {

  /** There is no end, or two readings disagree about it: what follows cannot be told from data. */
  static final int OPEN = -1;

  /** A dollar quote's tag is a name, and names are shorter than this everywhere. */
  private static final int MAX_TAG = 128;

  private SqlLiterals() {}

  /**
   * A string or name between two equal quotes, in which a doubled quote stands for itself.
   *
   * @param escapes whether a backslash takes the next character's meaning
   * @param ambiguous whether nobody knows
   */
  static int endOfQuoted(String sql, int start, boolean escapes, boolean ambiguous) {
    char quote = sql.charAt(start);
    int end = sql.length();
    int i = start + 1;
    while (i < end) {
      char c = sql.charAt(i);
      if (c == quote) {
        if (i + 1 >= end || sql.charAt(i + 1) != quote) {
          return i + 1;
        }
        i += 2;
      } else if (c == '\\' && escapes) {
        i += 2;
      } else if (c == '\\' && ambiguous) {
        int run = i;
        while (run < end && sql.charAt(run) == '\\') {
          run++;
        }
        if (run < end && sql.charAt(run) == quote && (run - i) % 2 == 1) {
          return OPEN;
        }
        i = run;
      } else {
        i++;
      }
    }
    return OPEN;
  }

  /** A name in brackets, in which a doubled closing one stands for itself. */
  static int endOfBracketed(String sql, int start) {
    int end = sql.length();
    int i = start + 1;
    while (i < end) {
      if (sql.charAt(i) != ']') {
        i++;
      } else if (i + 1 < end && sql.charAt(i + 1) == ']') {
        i += 2;
      } else {
        return i + 1;
      }
    }
    return OPEN;
  }

  /**
   * Oracle's {@code q'[..]'}.
   *
   * @param quote index of the first quote, after the {@code q}
   */
  static int endOfAlternativeQuoted(String sql, int quote) {
    int end = sql.length();
    if (quote + 1 >= end) {
      return OPEN;
    }
    char closing = closingOf(sql.charAt(quote + 1));
    for (int i = quote + 2; i + 1 < end; i++) {
      if (sql.charAt(i) == closing && sql.charAt(i + 1) == '\'') {
        return i + 2;
      }
    }
    return OPEN;
  }

  private static char closingOf(char opening) {
    switch (opening) {
      case '[':
        return ']';
      case '(':
        return ')';
      case '{':
        return '}';
      case '<':
        return '>';
      default:
        return opening;
    }
  }

  /** The end of {@code $tag$..$tag$}; {@code start} itself where no tag starts there. */
  static int endOfDollarQuoted(String sql, int start) {
    int end = sql.length();
    int tagEnd = start + 1;
    while (tagEnd < end && isTagPart(sql.charAt(tagEnd), tagEnd == start + 1)) {
      tagEnd++;
      if (tagEnd - start > MAX_TAG) {
        return OPEN;
      }
    }
    if (tagEnd >= end || sql.charAt(tagEnd) != '$') {
      return start;
    }
    int length = tagEnd + 1 - start;
    for (int i = tagEnd + 1; i + length <= end; i++) {
      if (sql.charAt(i) == '$' && sql.regionMatches(i, sql, start, length)) {
        return i + length;
      }
    }
    return OPEN;
  }

  private static boolean isTagPart(char c, boolean first) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c == '_'
        || c > 127
        || !first && c >= '0' && c <= '9';
  }

  static int endOfBlockComment(String sql, int start, SqlDialect dialect) {
    int end = sql.length();
    int depth = 1;
    int i = start + 2;
    while (i + 1 < end) {
      char c = sql.charAt(i);
      char next = sql.charAt(i + 1);
      if (c == '*' && next == '/') {
        i += 2;
        if (--depth == 0) {
          return i;
        }
      } else if (c == '/' && next == '*' && dialect.isNestingAmbiguous()) {
        return OPEN;
      } else if (c == '/' && next == '*' && dialect.nestsComments()) {
        i += 2;
        depth++;
      } else {
        i++;
      }
    }
    return OPEN;
  }

  /** The line's end, which is not part of the comment. */
  static int endOfLineComment(String sql, int start) {
    int end = sql.length();
    int i = start;
    while (i < end && sql.charAt(i) != '\n' && sql.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  /** Integers, decimals, exponents, hexadecimal, with digits grouped or a type's suffix. */
  static int endOfNumber(String sql, int start) {
    int end = sql.length();
    int i = start;
    while (i < end) {
      char c = sql.charAt(i);
      boolean exponentSign =
          (c == '+' || c == '-')
              && i > start
              && (sql.charAt(i - 1) | 0x20) == 'e'
              && !isHexadecimal(sql, start)
              && i + 1 < end
              && isDigit(sql.charAt(i + 1));
      if (!exponentSign && c != '.' && !isNamePart(c)) {
        break;
      }
      i++;
    }
    return i;
  }

  private static boolean isHexadecimal(String sql, int start) {
    return sql.charAt(start) == '0' && (sql.charAt(start + 1) | 0x20) == 'x';
  }

  /**
   * @param withHash whether {@code #} may be part of a name
   */
  static int endOfName(String sql, int start, boolean withHash) {
    int end = sql.length();
    int i = start;
    while (i < end && isNamePart(sql.charAt(i)) && (withHash || sql.charAt(i) != '#')) {
      i++;
    }
    return i;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isNamePart(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '$'
        || c == '#'
        || c == '@'
        || c > 127 && !isSpace(c);
  }

  static boolean isSpace(char c) {
    return c <= ' ' || c > 127 && (Character.isWhitespace(c) || Character.isSpaceChar(c));
  }
}

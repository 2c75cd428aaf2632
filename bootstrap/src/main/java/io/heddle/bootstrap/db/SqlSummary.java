package io.heddle.bootstrap.db;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a statement does, from its words in order: operations, each followed by the collections or
 * procedures that it is about (conventions, "Generating a summary of the query"). This is no
 * parser: it knows where the names of tables stand, and lets everything else pass.
 *
 * <p>One use, one thread.
 */
final class SqlSummary {

  /** Conventions, as above; nothing is cut in the middle of a name. */
  private static final int MAX_LENGTH = 255;

  private static final int MAX_DEPTH = 1024;

  // What the next word may be. One for each level of parentheses.
  private static final byte IGNORED = 0;
  private static final byte STATEMENT = 1;

  /** In parentheses: perhaps a query, most likely an expression. */
  private static final byte EXPRESSION = 2;

  /** Inside a statement, where FROM and JOIN announce tables. */
  private static final byte CLAUSES = 3;

  private static final byte TABLES = 4;
  private static final byte AFTER_TABLE = 5;

  /** The one name that INSERT, DELETE or MERGE is about. */
  private static final byte TARGET = 6;

  private static final byte OBJECT_KIND = 7;
  private static final byte OBJECT_NAME = 8;
  private static final byte AFTER_REMOVED = 9;
  private static final byte PROCEDURE = 10;
  private static final byte WITH_NAME = 11;
  private static final byte WITH_COLUMNS = 12;
  private static final byte WITH_QUERY = 13;
  private static final byte AFTER_WITH_QUERY = 14;

  private final StringBuilder summary = new StringBuilder();
  private boolean full;

  private byte state = STATEMENT;
  private byte[] outer = new byte[16];
  private int depth;
  private int tooDeep;

  private byte lastOperation;
  private byte objectKind;
  private boolean ended;
  private boolean afterDistinct;

  private int operations;
  private String operation;
  private int targets;
  private String target;
  private byte targetKind;

  // The qualified name being read, piece by piece: white space and comments are not part of it.
  private final StringBuilder name = new StringBuilder();
  private boolean afterDot;

  // Names that WITH gives to queries: they stand where a table may stand, and are none.
  private List<String> withNames;

  void word(String sql, int start, int end, byte role) {
    if (ended || continueName(sql, start, end)) {
      return;
    }
    boolean isDistinctFrom = afterDistinct && role == SqlWords.FROM;
    afterDistinct = role == SqlWords.DISTINCT;
    switch (state) {
      case STATEMENT:
      case AFTER_WITH_QUERY:
        startStatement(sql, start, end, role);
        break;
      case EXPRESSION:
        if (role == SqlWords.SELECT || role == SqlWords.WITH) {
          startStatement(sql, start, end, role);
        }
        break;
      case CLAUSES:
      case AFTER_TABLE:
        if (!isDistinctFrom) {
          clause(sql, start, end, role);
        }
        break;
      case TABLES:
      case TARGET:
        table(sql, start, end, role);
        break;
      case OBJECT_KIND:
        objectKind(sql, start, end, role);
        break;
      case OBJECT_NAME:
        if (role != SqlWords.MODIFIER) {
          startName(sql, start, end);
        }
        break;
      case PROCEDURE:
        // EXEC @result = procedure
        if (sql.charAt(start) != '@') {
          startName(sql, start, end);
        }
        break;
      case WITH_NAME:
        if (role != SqlWords.MODIFIER) {
          startName(sql, start, end);
        }
        break;
      case WITH_COLUMNS:
        if (role == SqlWords.AS) {
          state = WITH_QUERY;
        }
        break;
      default:
    }
  }

  void quotedName(String sql, int start, int end) {
    if (ended || continueName(sql, start, end)) {
      return;
    }
    afterDistinct = false;
    switch (state) {
      case TABLES:
      case TARGET:
      case OBJECT_NAME:
      case PROCEDURE:
      case WITH_NAME:
        startName(sql, start, end);
        break;
      case STATEMENT:
        state = IGNORED;
        break;
      default:
    }
  }

  /** A literal or a parameter. */
  void value() {
    closeName(false);
    afterDistinct = false;
    if (state == TABLES) {
      state = AFTER_TABLE;
    } else if (state == TARGET) {
      state = CLAUSES;
    }
  }

  void symbol(char c) {
    if (c == '.' && name.length() > 0) {
      name.append('.');
      afterDot = true;
      return;
    }
    closeName(c == '(');
    afterDistinct = false;
    switch (c) {
      case '(':
        open();
        break;
      case ')':
        close();
        break;
      case ',':
        if (state == AFTER_TABLE) {
          state = TABLES;
        } else if (state == AFTER_REMOVED) {
          state = OBJECT_NAME;
        } else if (state == AFTER_WITH_QUERY) {
          state = WITH_NAME;
        }
        break;
      case ';':
        depth = 0;
        tooDeep = 0;
        state = STATEMENT;
        lastOperation = SqlWords.OTHER;
        break;
      default:
    }
  }

  void end() {
    closeName(false);
  }

  DbQuery toQuery(String text) {
    boolean single = operations == 1 && !full;
    String onlyTarget = single && targets == 1 ? target : null;
    return new DbQuery(
        text,
        summary.length() == 0 ? null : summary.toString(),
        single ? operation : null,
        targetKind == SqlWords.TABLE ? onlyTarget : null,
        targetKind == SqlWords.CALL ? onlyTarget : null);
  }

  private void startStatement(String sql, int start, int end, byte role) {
    boolean explained = lastOperation == SqlWords.EXPLAIN;
    switch (role) {
      case SqlWords.SELECT:
        operation(sql, start, end, role, CLAUSES);
        break;
      case SqlWords.INSERT:
      case SqlWords.DELETE:
      case SqlWords.MERGE:
      case SqlWords.COPY:
        operation(sql, start, end, role, TARGET);
        break;
      case SqlWords.UPDATE:
      case SqlWords.TRUNCATE:
        operation(sql, start, end, role, TABLES);
        break;
      case SqlWords.CALL:
        operation(sql, start, end, role, PROCEDURE);
        break;
      case SqlWords.WITH:
        state = WITH_NAME;
        break;
      case SqlWords.EXPLAIN:
        operation(sql, start, end, role, STATEMENT);
        break;
      case SqlWords.DEFINE:
      case SqlWords.REMOVE:
        operation(sql, start, end, role, OBJECT_KIND);
        break;
      case SqlWords.COMMAND:
      case SqlWords.CLAUSE:
        // EXPLAIN ANALYZE, EXPLAIN PLAN FOR
        if (!explained) {
          operation(sql, start, end, role, IGNORED);
        }
        break;
      default:
        if (!explained) {
          state = IGNORED;
        }
    }
  }

  private void clause(String sql, int start, int end, byte role) {
    switch (role) {
      case SqlWords.SELECT:
        operation(sql, start, end, role, CLAUSES);
        break;
      case SqlWords.FROM:
      case SqlWords.JOIN:
        state = TABLES;
        break;
      case SqlWords.USING:
        // Elsewhere it lists columns: JOIN b USING (id)
        if (lastOperation == SqlWords.MERGE || lastOperation == SqlWords.DELETE) {
          state = TABLES;
        }
        break;
      case SqlWords.CLAUSE:
        state = CLAUSES;
        break;
      default:
    }
  }

  private void table(String sql, int start, int end, byte role) {
    switch (role) {
      case SqlWords.SELECT:
      case SqlWords.WITH:
        startStatement(sql, start, end, role);
        break;
      case SqlWords.CLAUSE:
        state = CLAUSES;
        break;
      case SqlWords.MODIFIER:
      case SqlWords.FROM:
      case SqlWords.INSERT: // INSERT OR REPLACE INTO
      case SqlWords.TABLE:
        break;
      default:
        startName(sql, start, end);
    }
  }

  private void objectKind(String sql, int start, int end, byte role) {
    switch (role) {
      case SqlWords.TABLE:
      case SqlWords.OBJECT:
      case SqlWords.ROUTINE:
        objectKind = role;
        state = OBJECT_NAME;
        if (operations == 1) {
          operation = operation + ' ' + sql.substring(start, end);
        }
        append(sql, start, end);
        break;
      default:
    }
  }

  private void open() {
    if (depth == MAX_DEPTH) {
      tooDeep++;
      return;
    }
    if (depth == outer.length) {
      outer = Arrays.copyOf(outer, depth * 2);
    }
    outer[depth++] = state;
    switch (state) {
      case STATEMENT:
      case TABLES:
        break;
      case WITH_QUERY:
        state = STATEMENT;
        break;
      case IGNORED:
      case WITH_COLUMNS:
        state = IGNORED;
        break;
      default:
        state = EXPRESSION;
    }
  }

  private void close() {
    if (tooDeep > 0) {
      tooDeep--;
      return;
    }
    if (depth == 0) {
      return;
    }
    state = outer[--depth];
    if (state == TABLES) {
      state = AFTER_TABLE;
    } else if (state == WITH_QUERY) {
      state = AFTER_WITH_QUERY;
    } else if (state == STATEMENT && lastOperation != SqlWords.EXPLAIN) {
      state = CLAUSES;
    }
  }

  private void startName(String sql, int start, int end) {
    name.setLength(0);
    afterDot = false;
    appendToName(sql, start, end);
  }

  /** Whether the word belongs to the name being read; if not, that name is complete. */
  private boolean continueName(String sql, int start, int end) {
    if (name.length() > 0 && afterDot) {
      afterDot = false;
      appendToName(sql, start, end);
      return true;
    }
    closeName(false);
    return false;
  }

  private void appendToName(String sql, int start, int end) {
    // One character more than fits anywhere tells that it is too long.
    int room = MAX_LENGTH + 1 - Math.min(name.length(), MAX_LENGTH + 1);
    name.append(sql, start, Math.min(end, start + room));
  }

  /**
   * @param called whether an opening parenthesis follows the name
   */
  private void closeName(boolean called) {
    if (name.length() == 0) {
      return;
    }
    switch (state) {
      case TABLES:
        // FROM generate_series(1, 9) is no table.
        if (!called && !isWithName()) {
          target(SqlWords.TABLE);
        }
        state = AFTER_TABLE;
        break;
      case TARGET:
        target(SqlWords.TABLE);
        state = lastOperation == SqlWords.COPY ? IGNORED : CLAUSES;
        break;
      case OBJECT_NAME:
        target(objectKind);
        ended = objectKind == SqlWords.ROUTINE && lastOperation == SqlWords.DEFINE;
        state = lastOperation == SqlWords.REMOVE ? AFTER_REMOVED : CLAUSES;
        break;
      case PROCEDURE:
        target(SqlWords.CALL);
        state = IGNORED;
        break;
      case WITH_NAME:
        rememberWithName();
        state = WITH_COLUMNS;
        break;
      default:
    }
    name.setLength(0);
    afterDot = false;
  }

  private boolean isWithName() {
    if (withNames != null) {
      for (int i = 0; i < withNames.size(); i++) {
        String each = withNames.get(i);
        if (each.length() == name.length() && each.equalsIgnoreCase(name.toString())) {
          return true;
        }
      }
    }
    return false;
  }

  private void rememberWithName() {
    if (withNames == null) {
      withNames = new ArrayList<String>(4);
    }
    // Enough for any query a person reads; keeps the look-up above from growing with the text.
    if (withNames.size() < 64) {
      withNames.add(name.toString());
    }
  }

  private void operation(String sql, int start, int end, byte role, byte next) {
    lastOperation = role;
    state = next;
    if (operations++ == 0) {
      operation = sql.substring(start, end);
    }
    append(sql, start, end);
  }

  private void target(byte kind) {
    if (targets++ == 0 && name.length() <= MAX_LENGTH) {
      target = name.toString();
      targetKind = kind;
    }
    append(name, 0, name.length());
  }

  private void append(CharSequence source, int start, int end) {
    int separator = summary.length() == 0 ? 0 : 1;
    if (full || summary.length() + separator + end - start > MAX_LENGTH) {
      full = true;
      return;
    }
    if (separator == 1) {
      summary.append(' ');
    }
    summary.append(source, start, end);
  }
}

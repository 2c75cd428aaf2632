package io.heddle.bootstrap.db;

import java.util.Locale;

/**
 * The words of SQL that a summary depends on, and what each stands for. Looked up by a stretch of
 * the statement itself, whatever its case, without making a string.
 */
final class SqlWords {

  /** A name, or a word that does not matter here. */
  static final byte OTHER = 0;

  static final byte SELECT = 1;
  static final byte INSERT = 2;
  static final byte UPDATE = 3;
  static final byte DELETE = 4;
  static final byte MERGE = 5;
  static final byte CALL = 6;
  static final byte WITH = 7;
  static final byte FROM = 8;
  static final byte JOIN = 9;
  static final byte USING = 10;
  static final byte AS = 11;
  static final byte DISTINCT = 12;
  static final byte IN = 13;
  static final byte BOOLEAN = 14;
  static final byte EXPLAIN = 15;

  /** Ends a list of tables. */
  static final byte CLAUSE = 16;

  /** CREATE and ALTER: one object. */
  static final byte DEFINE = 17;

  /** DROP: a list of objects. */
  static final byte REMOVE = 18;

  /** An object's kind whose name is a collection's. */
  static final byte TABLE = 19;

  /** An object's kind of another sort. */
  static final byte OBJECT = 20;

  /** An object's kind whose definition holds statements of its own. */
  static final byte ROUTINE = 21;

  /** May stand between an operation and the name of its target. */
  static final byte MODIFIER = 22;

  /** A statement of which only the operation is told. */
  static final byte COMMAND = 23;

  /** COPY: the operation and one collection. */
  static final byte COPY = 24;

  static final byte TRUNCATE = 26;

  /** In IDENTIFIED BY a password follows, in some systems without quotes. */
  static final byte IDENTIFIED = 25;

  private static final int SLOTS = 512;
  private static final String[] WORDS = new String[SLOTS];
  private static final byte[] ROLES = new byte[SLOTS];
  private static final int LONGEST = 14;

  static {
    add(SELECT, "SELECT");
    add(INSERT, "INSERT", "REPLACE", "UPSERT");
    add(UPDATE, "UPDATE");
    add(DELETE, "DELETE");
    add(MERGE, "MERGE");
    add(CALL, "CALL", "EXEC", "EXECUTE");
    add(WITH, "WITH");
    add(FROM, "FROM");
    add(JOIN, "JOIN", "STRAIGHT_JOIN");
    add(USING, "USING");
    add(AS, "AS");
    add(DISTINCT, "DISTINCT");
    add(IN, "IN");
    add(BOOLEAN, "TRUE", "FALSE");
    add(EXPLAIN, "EXPLAIN");
    add(CLAUSE, "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "FETCH", "FOR", "UNION");
    add(CLAUSE, "INTERSECT", "EXCEPT", "MINUS", "WINDOW", "RETURNING", "SET", "VALUES", "CONNECT");
    add(CLAUSE, "START", "QUALIFY", "PREWHERE", "WHEN");
    add(DEFINE, "CREATE", "ALTER");
    add(REMOVE, "DROP");
    add(TRUNCATE, "TRUNCATE");
    add(TABLE, "TABLE", "VIEW");
    add(OBJECT, "INDEX", "SEQUENCE", "SCHEMA", "DATABASE", "TYPE", "DOMAIN", "USER", "ROLE");
    add(OBJECT, "EXTENSION", "SYNONYM", "TABLESPACE", "POLICY", "RULE", "SERVER", "COLLATION");
    add(ROUTINE, "FUNCTION", "PROCEDURE", "TRIGGER", "PACKAGE", "AGGREGATE", "EVENT", "ALIAS");
    add(MODIFIER, "INTO", "ONLY", "LATERAL", "IGNORE", "LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY");
    add(MODIFIER, "OVERWRITE", "OR", "ABORT", "FAIL", "QUICK", "IF", "NOT", "EXISTS", "ON");
    add(MODIFIER, "CONCURRENTLY", "RECURSIVE");
    add(COMMAND, "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "RESET", "SHOW", "USE");
    add(COMMAND, "DESCRIBE", "DESC", "ANALYZE", "ANALYSE", "VACUUM", "GRANT", "REVOKE", "LOCK");
    add(COMMAND, "UNLOCK", "DECLARE", "DO", "PREPARE", "DEALLOCATE", "LISTEN", "NOTIFY", "CLOSE");
    add(COMMAND, "UNLISTEN", "PRAGMA", "ATTACH", "DETACH", "KILL", "CHECKPOINT", "REFRESH", "XA");
    add(
        COMMAND,
        "REINDEX",
        "CLUSTER",
        "DISCARD",
        "LOAD",
        "OPTIMIZE",
        "RENAME",
        "SHUTDOWN",
        "PURGE");
    add(COMMAND, "SCRIPT", "RUNSCRIPT", "BACKUP", "RESTORE", "FLUSH", "COMMENT", "OPEN", "HANDLER");
    add(COPY, "COPY");
    add(IDENTIFIED, "IDENTIFIED");
  }

  private SqlWords() {}

  private static void add(byte role, String... words) {
    for (String word : words) {
      int slot = hash(word, 0, word.length());
      while (WORDS[slot] != null) {
        slot = (slot + 1) & (SLOTS - 1);
      }
      WORDS[slot] = word.toUpperCase(Locale.ROOT);
      ROLES[slot] = role;
    }
  }

  /** What the word at {@code text[start, end)} stands for. */
  static byte roleOf(String text, int start, int end) {
    int length = end - start;
    if (length < 2 || length > LONGEST) {
      return OTHER;
    }
    int slot = hash(text, start, end);
    while (WORDS[slot] != null) {
      if (WORDS[slot].length() == length
          && text.regionMatches(true, start, WORDS[slot], 0, length)) {
        return ROLES[slot];
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    return OTHER;
  }

  private static int hash(String text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      // Sets the bit that tells lower from upper case, so that both fall into one slot.
      hash = 31 * hash + (text.charAt(i) | 0x20);
    }
    return (hash ^ (hash >>> 9)) & (SLOTS - 1);
  }
}

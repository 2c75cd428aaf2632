package io.heddle.bootstrap.db;

/**
 * How a database system writes literals and comments, as far as systems differ. Where a system is
 * not known, what could be read in two ways is marked ambiguous, and the lexer then rather drops
 * the rest of a statement than show a literal. Immutable; one instance for each set of rules.
 */
final class SqlDialect {

  private static final int DOUBLE_QUOTED_LITERALS = 1;
  private static final int BACKSLASH_ESCAPES = 1 << 1;
  private static final int AMBIGUOUS_BACKSLASH = 1 << 2;
  private static final int ESCAPE_STRINGS = 1 << 3;
  private static final int DOLLAR_QUOTES = 1 << 4;
  private static final int ALTERNATIVE_QUOTES = 1 << 5;
  private static final int BRACKETED_NAMES = 1 << 6;
  private static final int HASH_COMMENTS = 1 << 7;
  private static final int DASHES_NEED_SPACE = 1 << 8;
  private static final int NESTED_COMMENTS = 1 << 9;
  private static final int AMBIGUOUS_NESTING = 1 << 10;
  private static final int NUMBERED_BINDS = 1 << 11;
  private static final int AMBIGUOUS_QUOTES = 1 << 12;

  private static final SqlDialect POSTGRESQL =
      new SqlDialect(ESCAPE_STRINGS | DOLLAR_QUOTES | NESTED_COMMENTS);
  // MySQL and MariaDB with their default sql_mode, without ANSI_QUOTES and NO_BACKSLASH_ESCAPES.
  private static final SqlDialect MYSQL =
      new SqlDialect(
          DOUBLE_QUOTED_LITERALS | BACKSLASH_ESCAPES | HASH_COMMENTS | DASHES_NEED_SPACE);
  private static final SqlDialect H2 = new SqlDialect(DOLLAR_QUOTES | NESTED_COMMENTS);
  private static final SqlDialect ORACLE = new SqlDialect(ALTERNATIVE_QUOTES | NUMBERED_BINDS);
  private static final SqlDialect SQL_SERVER = new SqlDialect(BRACKETED_NAMES | NESTED_COMMENTS);
  // SQLite takes "x" for a string where no column has that name.
  private static final SqlDialect SQLITE = new SqlDialect(DOUBLE_QUOTED_LITERALS | BRACKETED_NAMES);
  private static final SqlDialect DB2 = new SqlDialect(NESTED_COMMENTS);
  private static final SqlDialect STANDARD = new SqlDialect(AMBIGUOUS_NESTING);
  private static final SqlDialect CLICKHOUSE =
      new SqlDialect(BACKSLASH_ESCAPES | DOLLAR_QUOTES | HASH_COMMENTS | AMBIGUOUS_NESTING);
  private static final SqlDialect UNKNOWN =
      new SqlDialect(
          DOUBLE_QUOTED_LITERALS
              | AMBIGUOUS_BACKSLASH
              | AMBIGUOUS_NESTING
              | AMBIGUOUS_QUOTES
              | DOLLAR_QUOTES);

  private final int rules;

  private SqlDialect(int rules) {
    this.rules = rules;
  }

  /**
   * @param system a value of {@code db.system.name}
   */
  static SqlDialect of(String system) {
    switch (system) {
      case "postgresql":
      case "cockroachdb":
      case "aws.redshift":
        return POSTGRESQL;
      case "mysql":
      case "mariadb":
        return MYSQL;
      case "h2database":
        return H2;
      case "oracle.db":
        return ORACLE;
      case "microsoft.sql_server":
        return SQL_SERVER;
      case "sqlite":
        return SQLITE;
      case "ibm.db2":
        return DB2;
      case "clickhouse":
        return CLICKHOUSE;
      case "derby":
      case "firebirdsql":
      case "hsqldb":
      case "sap.hana":
      case "trino":
        return STANDARD;
      default:
        return UNKNOWN;
    }
  }

  /** {@code "x"} may be a string, and not a name. */
  boolean hasDoubleQuotedLiterals() {
    return has(DOUBLE_QUOTED_LITERALS);
  }

  /** In a string, a backslash takes the next character's meaning. */
  boolean hasBackslashEscapes() {
    return has(BACKSLASH_ESCAPES);
  }

  /** Nobody knows whether it does. */
  boolean isBackslashAmbiguous() {
    return has(AMBIGUOUS_BACKSLASH);
  }

  /** {@code E'..'} has backslash escapes. */
  boolean hasEscapeStrings() {
    return has(ESCAPE_STRINGS);
  }

  /** {@code $tag$..$tag$} is a string. */
  boolean hasDollarQuotes() {
    return has(DOLLAR_QUOTES);
  }

  /** {@code q'[..]'} is a string that may hold quotes. */
  boolean hasAlternativeQuotes() {
    return has(ALTERNATIVE_QUOTES);
  }

  /** Nobody knows whether it is. */
  boolean areAlternativeQuotesAmbiguous() {
    return has(AMBIGUOUS_QUOTES);
  }

  /** {@code [x]} is a name. */
  boolean hasBracketedNames() {
    return has(BRACKETED_NAMES);
  }

  /** {@code #} starts a comment. */
  boolean hasHashComments() {
    return has(HASH_COMMENTS);
  }

  /** {@code --} starts a comment only before white space, since {@code 1--1} is arithmetic. */
  boolean needsSpaceAfterDashes() {
    return has(DASHES_NEED_SPACE);
  }

  /** A block comment may hold others. */
  boolean nestsComments() {
    return has(NESTED_COMMENTS);
  }

  /** Nobody knows whether it may. */
  boolean isNestingAmbiguous() {
    return has(AMBIGUOUS_NESTING);
  }

  /** {@code :1} is a parameter. */
  boolean hasNumberedBinds() {
    return has(NUMBERED_BINDS);
  }

  private boolean has(int rule) {
    return (rules & rule) != 0;
  }
}

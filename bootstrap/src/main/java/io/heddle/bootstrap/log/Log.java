package io.heddle.bootstrap.log;

import java.io.PrintStream;

/**
 * The agent's own log: whole lines on stderr, each starting with {@code heddle: }.
 *
 * <p>Uses nothing but the stream, since it also runs before {@code main}, where {@code
 * java.util.logging} must not be touched. Thread-safe; a line is written in one call. Never throws.
 */
public final class Log {

  /** What is written: nothing, warnings, or everything. */
  public enum Level {
    NONE,
    WARNING,
    DEBUG
  }

  // The stream that the JVM started with: an application that replaces System.err keeps its own
  // output, and our lines cannot re-enter its logging.
  private static final PrintStream OUT = System.err;
  private static volatile Level level = Level.WARNING;

  private Log() {}

  public static void setLevel(Level newLevel) {
    level = newLevel;
  }

  public static boolean isDebug() {
    return level == Level.DEBUG;
  }

  /** Writes one line for the operator, unless logging is off. */
  public static void warn(String message) {
    if (level != Level.NONE) {
      write(message);
    }
  }

  /** Writes one line, followed by the stack trace where debug logging is on. */
  public static void warn(String message, Throwable cause) {
    if (level == Level.NONE) {
      return;
    }
    write(message + ": " + describe(cause));
    if (level == Level.DEBUG) {
      printStackTrace(cause);
    }
  }

  /** A throwable may be the application's, and what it says of itself may throw in turn. */
  private static String describe(Throwable cause) {
    try {
      return String.valueOf(cause);
    } catch (Throwable unspeakable) {
      return cause.getClass().getName();
    }
  }

  private static void printStackTrace(Throwable cause) {
    try {
      cause.printStackTrace(OUT);
    } catch (Throwable unspeakable) {
      write("no stack trace: " + unspeakable.getClass().getName());
    }
  }

  /** Writes one line where debug logging is on; guard costly messages with {@link #isDebug()}. */
  public static void debug(String message) {
    if (level == Level.DEBUG) {
      write(message);
    }
  }

  private static void write(String message) {
    OUT.println("heddle: " + oneLine(message));
  }

  /** Line breaks in quoted input must not forge a second line. */
  private static String oneLine(String message) {
    return message.replace('\n', ' ').replace('\r', ' ');
  }
}

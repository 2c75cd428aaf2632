package io.heddle.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class LogTest {

  @Test
  void warning_isOneLineThatStartsWithOurName() throws Exception {
    assertThat(Stderr.of(Warns.class)).containsExactly("heddle: one", "heddle: two  lines");
  }

  static final class Warns implements Runnable {
    @Override
    public void run() {
      Log.warn("one");
      Log.debug("not seen");
      Log.warn("two\r\nlines");
    }
  }

  @Test
  void warningWithCause_namesIt_withoutItsStackTrace() throws Exception {
    assertThat(Stderr.of(WarnsWithCause.class))
        .containsExactly("heddle: failed: java.lang.IllegalStateException: why");
  }

  static final class WarnsWithCause implements Runnable {
    @Override
    public void run() {
      Log.warn("failed", new IllegalStateException("why"));
    }
  }

  @Test
  void debug_addsDebugLinesAndStackTraces() throws Exception {
    assertThat(Stderr.of(Debugs.class))
        .startsWith("heddle: debug", "heddle: failed: java.lang.IllegalStateException: why")
        .anyMatch(line -> line.contains("at io.heddle.bootstrap.log.LogTest"));
  }

  static final class Debugs implements Runnable {
    @Override
    public void run() {
      Log.setLevel(Log.Level.DEBUG);
      assertThat(Log.isDebug()).isTrue();
      Log.debug("debug");
      Log.warn("failed", new IllegalStateException("why"));
    }
  }

  @Test
  void none_writesNothing() throws Exception {
    assertThat(Stderr.of(Silent.class)).isEmpty();
  }

  static final class Silent implements Runnable {
    @Override
    public void run() {
      Log.setLevel(Log.Level.NONE);
      Log.warn("one");
      Log.warn("two", new IllegalStateException());
      Log.debug("three");
    }
  }

  @Test
  void causeThatCannotDescribeItself_isNamedByItsClass() throws Exception {
    assertThat(Stderr.of(WarnsOfUnspeakable.class))
        .containsExactly(
            "heddle: quiet: " + Unspeakable.class.getName(),
            "heddle: loud: " + Unspeakable.class.getName(),
            "heddle: no stack trace: java.lang.NullPointerException");
  }

  static final class WarnsOfUnspeakable implements Runnable {
    @Override
    public void run() {
      Log.warn("quiet", new Unspeakable());
      Log.setLevel(Log.Level.DEBUG);
      Log.warn("loud", new Unspeakable());
    }
  }

  private static final class Unspeakable extends RuntimeException {
    @Override
    public String toString() {
      throw new IllegalStateException();
    }

    @Override
    public void printStackTrace(PrintStream stream) {
      throw new NullPointerException();
    }
  }
}

package io.heddle.smoke.jvm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A started program and what it has written so far. Closing it ends it. */
public final class RunningProgram implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final Duration EXIT_LIMIT = Duration.ofSeconds(60);

  private final String name;
  private final Process process;
  private final Output stdout;
  private final Output stderr;

  RunningProgram(String name, Process process) throws IOException {
    this.name = name;
    this.process = process;
    this.stdout = new Output(name + " stdout", process.getInputStream());
    this.stderr = new Output(name + " stderr", process.getErrorStream());
    process.getOutputStream().close();
  }

  /** Reads one of the streams on a thread of its own, so that the program never blocks on it. */
  private final class Output {
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;

    Output(String threadName, InputStream stream) {
      reader = new Thread(() -> read(stream), threadName);
      reader.setDaemon(true);
      reader.start();
    }

    private void read(InputStream stream) {
      try (BufferedReader in =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          add(line);
        }
      } catch (IOException closed) {
        add("(stream ended: " + closed.getMessage() + ")");
      }
    }

    private void add(String line) {
      synchronized (RunningProgram.this) {
        lines.add(line);
        RunningProgram.this.notifyAll();
      }
    }

    List<String> lines() {
      synchronized (RunningProgram.this) {
        return List.copyOf(lines);
      }
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public List<String> stdout() {
    return stdout.lines();
  }

  public List<String> stderr() {
    return stderr.lines();
  }

  /** Returns the lines on stderr without those that the JVM itself writes about its options. */
  public List<String> complaints() {
    return stderr().stream()
        .filter(line -> !line.startsWith("Picked up "))
        .filter(line -> !line.startsWith("NOTE: Picked up "))
        .toList();
  }

  /**
   * Waits for a line of either stream in which the pattern is found.
   *
   * @throws AssertionError if the program ends first, or two minutes pass
   */
  public Matcher awaitLine(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      boolean alive = process.isAlive();
      Matcher found = find(compiled);
      if (found != null) {
        return found;
      }
      if (!alive || System.nanoTime() > deadline) {
        throw new AssertionError(
            name + (alive ? "" : " ended and") + " never wrote '" + pattern + "'\n" + output());
      }
      pause();
    }
  }

  private Matcher find(Pattern pattern) {
    for (Output output : List.of(stdout, stderr)) {
      for (String line : output.lines()) {
        Matcher matcher = pattern.matcher(line);
        if (matcher.find()) {
          return matcher;
        }
      }
    }
    return null;
  }

  /** Until the next line, but not longer than it may take to notice that the program ended. */
  private synchronized void pause() {
    try {
      wait(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + name, e);
    }
  }

  /** Waits until it ends by itself, and returns its exit code. */
  public int awaitExit() {
    return awaitExit(EXIT_LIMIT);
  }

  /**
   * Waits until it ends by itself, and returns its exit code.
   *
   * @throws AssertionError if it takes longer than the limit
   */
  public int awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(name + " did not end in " + limit + "\n" + output());
      }
      // What it wrote last may still be on its way. A child of its own may keep the streams open.
      stdout.reader.join(TimeUnit.SECONDS.toMillis(10));
      stderr.reader.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + name, e);
    }
    return process.exitValue();
  }

  /**
   * Asks it to end, as an operator does (SIGTERM), and waits until it has; returns its exit code.
   */
  public int stop() {
    // Not Process.destroy, which closes the streams as well, and so loses what is written last.
    process.toHandle().destroy();
    return awaitExit();
  }

  /** Returns everything it wrote, for a failure's message. */
  public String output() {
    return "--- stdout of "
        + name
        + "\n"
        + String.join("\n", stdout())
        + "\n--- stderr of "
        + name
        + "\n"
        + String.join("\n", stderr());
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}

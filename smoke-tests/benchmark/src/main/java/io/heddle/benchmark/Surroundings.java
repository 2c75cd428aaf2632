package io.heddle.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** What the results depend on beside the agents. */
record Surroundings(LocalDate date, String commit, boolean changed, double loadBefore) {

  static Surroundings now() throws IOException {
    return new Surroundings(
        LocalDate.now(ZoneOffset.UTC),
        git("rev-parse", "--short", "HEAD"),
        !git("status", "--porcelain", "--untracked-files=no").isEmpty(),
        load());
  }

  String fileName() {
    return date + "-" + commit + ".md";
  }

  String describe(String command, int rounds, int hellos, Load load) {
    String text =
        """
        - date: %s; commit: %s%s
        - Heddle %s, OpenTelemetry Java agent %s, Spring Boot %s
        - JDK: %s %s (%s), flags %s
        - machine: %d cores, %s %s %s; load average %.1f before, %.1f after
        - rounds: %d, in each %d hello-worlds and 1 service for each agent; the service: %d requests as warm-up, then \
        %d measured
        - command: `%s`
        """;
    return String.format(
        Locale.ROOT,
        text,
        date,
        commit,
        changed ? " with changes that were not committed" : "",
        System.getProperty("benchmark.heddle.version"),
        System.getProperty("benchmark.peer.version"),
        System.getProperty("benchmark.spring-boot.version"),
        System.getProperty("java.vm.name"),
        Runtime.version(),
        System.getProperty("java.vendor"),
        String.join(" ", ServiceRun.JVM_OPTIONS),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("os.arch"),
        loadBefore,
        load(),
        rounds,
        hellos,
        load.requests(),
        load.requests(),
        command);
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String git(String... arguments) throws IOException {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}

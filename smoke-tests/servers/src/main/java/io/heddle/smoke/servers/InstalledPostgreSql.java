package io.heddle.smoke.servers;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts a PostgreSQL that is installed on this machine, with a database folder of its own.
 *
 * <p>PostgreSQL refuses to run as root: there, it is run as {@code nobody}.
 */
final class InstalledPostgreSql {

  private static final int START_SECONDS = 60;
  private static final String NOBODY = "65534";

  private InstalledPostgreSql() {}

  static PostgreSqlServer start() throws IOException, InterruptedException {
    Path programs = programs();
    Path folder = Files.createTempDirectory("heddle-postgresql");
    Path database = folder.resolve("database");
    List<String> user = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      run(List.of("chown", NOBODY, folder.toString()));
      user.addAll(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"));
    }
    int port = freePort();
    run(
        command(
            user,
            programs.resolve("initdb"),
            "--auth=trust",
            "--username=postgres",
            "--encoding=UTF8",
            "--no-locale",
            "--pgdata=" + database));
    String options =
        "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off";
    run(
        command(
            user,
            programs.resolve("pg_ctl"),
            "--wait",
            "--timeout=" + START_SECONDS,
            "--pgdata=" + database,
            "--log=" + folder.resolve("log"),
            "-o",
            options,
            "start"));
    List<String> stop =
        command(user, programs.resolve("pg_ctl"), "--pgdata=" + database, "-m", "fast", "stop");
    return new PostgreSqlServer(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres",
        "the installation in " + programs,
        () -> {
          run(stop);
          delete(folder);
        });
  }

  /** Debian keeps them out of the path, one folder a version. */
  private static Path programs() throws IOException {
    List<Path> folders = new ArrayList<>();
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (DirectoryStream<Path> versions = Files.newDirectoryStream(debian)) {
        for (Path version : versions) {
          folders.add(version.resolve("bin"));
        }
      }
      folders.sort(Comparator.reverseOrder());
    }
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      folders.add(Path.of(folder));
    }
    for (Path folder : folders) {
      if (Files.isExecutable(folder.resolve("initdb"))
          && Files.isExecutable(folder.resolve("pg_ctl"))) {
        return folder;
      }
    }
    throw new IOException("no initdb and pg_ctl in " + folders);
  }

  private static List<String> command(List<String> user, Path program, String... arguments) {
    List<String> command = new ArrayList<>(user);
    command.add(program.toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("heddle-postgresql", ".out");
    try {
      // To a file, not a pipe: the server inherits it and would keep a pipe open.
      Process process =
          new ProcessBuilder(command)
              .directory(new File("/"))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(START_SECONDS + 10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command + " did not end: " + Files.readString(output));
      }
      if (process.exitValue() != 0) {
        throw new IOException(command + " failed: " + Files.readString(output).trim());
      }
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}

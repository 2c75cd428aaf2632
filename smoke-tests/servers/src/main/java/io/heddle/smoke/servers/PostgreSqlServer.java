package io.heddle.smoke.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A running PostgreSQL with an empty or shared database to test against.
 *
 * <p>Taken from the first of these that is there: the address in {@code HEDDLE_TEST_POSTGRESQL_URL}
 * (a JDBC URL with {@code user} and {@code password} in it), a Docker engine, the binaries from
 * Maven Central, an installation on this machine.
 */
public final class PostgreSqlServer implements AutoCloseable {

  static final String ADDRESS_VARIABLE = "HEDDLE_TEST_POSTGRESQL_URL";

  private final String jdbcUrl;
  private final String origin;
  private final Running running;

  /** Whatever has to be stopped afterwards. */
  interface Running {
    void stop() throws Exception;
  }

  PostgreSqlServer(String jdbcUrl, String origin, Running running) {
    this.jdbcUrl = jdbcUrl;
    this.origin = origin;
    this.running = running;
  }

  /**
   * Returns a server that answers queries.
   *
   * @throws IllegalStateException if there is none and none can be started; says what was tried
   */
  public static PostgreSqlServer start() {
    return start(System.getenv());
  }

  static PostgreSqlServer start(Map<String, String> environment) {
    String address = environment.get(ADDRESS_VARIABLE);
    if (address != null && !address.isEmpty()) {
      return new PostgreSqlServer(address, "the environment", () -> {});
    }
    if (Docker.answers(environment)) {
      return inContainer();
    }
    try {
      return embedded();
    } catch (Exception noEmbedded) {
      try {
        return InstalledPostgreSql.start();
      } catch (Exception noInstalled) {
        IllegalStateException none =
            new IllegalStateException(
                "No PostgreSQL: "
                    + ADDRESS_VARIABLE
                    + " is not set, no Docker engine answers, the embedded one failed ("
                    + noEmbedded.getMessage()
                    + ") and so did the installed one ("
                    + noInstalled.getMessage()
                    + ")",
                noEmbedded);
        none.addSuppressed(noInstalled);
        throw none;
      }
    }
  }

  private static PostgreSqlServer inContainer() {
    PostgreSQLContainer container = new PostgreSQLContainer("postgres:18-alpine");
    container.start();
    String url = container.getJdbcUrl();
    String separator = url.contains("?") ? "&" : "?";
    return new PostgreSqlServer(
        url
            + separator
            + "user="
            + container.getUsername()
            + "&password="
            + container.getPassword(),
        "a container",
        container::stop);
  }

  static PostgreSqlServer embedded() throws IOException {
    EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
    return new PostgreSqlServer(
        postgres.getJdbcUrl("postgres", "postgres"), "embedded binaries", postgres::close);
  }

  /** Returns an address that carries the user and, where one is needed, the password. */
  public String jdbcUrl() {
    return jdbcUrl;
  }

  /** Says where the server came from, in words for a person. */
  public String origin() {
    return origin;
  }

  @Override
  public void close() {
    try {
      running.stop();
    } catch (Exception e) {
      throw new IllegalStateException("PostgreSQL from " + origin + " did not stop", e);
    }
  }
}

package io.heddle.instrumentation.jdbc;

import static io.heddle.testkit.SpanExpectation.span;
import static io.heddle.testkit.WovenJvm.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.testkit.SpanExpectation;
import io.heddle.testkit.WovenJvm;
import io.opentelemetry.api.trace.SpanKind;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The same advice in another loader, on drivers that are years older than those compiled against.
 */
class OldestDriversTest {

  @RegisterExtension static final WovenJvm heddle = new WovenJvm();

  @Test
  void oldestH2_isTraced() throws Exception {
    try (URLClassLoader loader = loaderOf("h2.jar")) {
      useDriver(loader, "org.h2.Driver", "jdbc:h2:mem:old");
    }

    assertTraced("h2database", "old");
  }

  @Test
  void oldestPostgresql_isTraced() throws Exception {
    try (URLClassLoader loader = loaderOf("postgresql.jar")) {
      useDriver(loader, "org.postgresql.Driver", PostgresqlServer.url());
    }

    assertTraced("postgresql", "postgres");
  }

  private static URLClassLoader loaderOf(String jar) throws Exception {
    URL url = Path.of("target", "oldest-drivers", jar).toUri().toURL();
    return new URLClassLoader(new URL[] {url}, ClassLoader.getPlatformClassLoader());
  }

  private static void useDriver(ClassLoader loader, String driverClass, String url)
      throws Exception {
    Driver driver = (Driver) loader.loadClass(driverClass).getConstructor().newInstance();
    try (Connection connection = driver.connect(url, new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE orders (id INT)");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO orders VALUES (?)")) {
        insert.setInt(1, 1);
        insert.addBatch();
        insert.setInt(1, 2);
        insert.addBatch();
        assertThat(insert.executeBatch()).hasSize(2);
      }
      statement.executeQuery("SELECT * FROM orders WHERE id = 1").close();
      statement.execute("DROP TABLE orders");
    }
  }

  private static void assertTraced(String system, String namespace) throws Exception {
    heddle.assertTraces(
        trace(call("CREATE TABLE orders", system, namespace)),
        trace(
            call("BATCH INSERT orders", system, namespace)
                .attribute("db.operation.batch.size", 2L)),
        trace(
            call("SELECT orders", system, namespace)
                .attribute("db.query.text", "SELECT * FROM orders WHERE id = ?")),
        trace(call("DROP TABLE orders", system, namespace)));
  }

  private static SpanExpectation call(String summary, String system, String namespace) {
    return span(summary)
        .kind(SpanKind.CLIENT)
        .root()
        .noError()
        .attribute("db.system.name", system)
        .attribute("db.namespace", namespace);
  }
}

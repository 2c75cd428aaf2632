package io.heddle.shop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.smoke.jvm.JavaRuntime;
import io.heddle.smoke.receiver.OtlpReceiver;
import io.heddle.smoke.servers.PostgreSqlServer;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Collection;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of trace of the shop, on each Java that Spring Boot runs on. */
class ShopTest {

  private static final int LOWEST_JAVA = 17;
  private static PostgreSqlServer database;

  @BeforeAll
  static void startDatabase() {
    database = PostgreSqlServer.start();
  }

  @AfterAll
  static void stopDatabase() {
    database.close();
  }

  static Collection<JavaRuntime> javas() {
    return JavaRuntime.installed().values().stream()
        .filter(java -> java.feature() >= LOWEST_JAVA)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("javas")
  void eachScenario_isOneWholeTrace(JavaRuntime java) throws Exception {
    ShopDatabase.prepare(database.jdbcUrl());
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    Path lines = Path.of("target", "telemetry", "shop-java-" + java.feature() + ".jsonl");
    SoftAssertions all = new SoftAssertions();
    try (OtlpReceiver receiver = OtlpReceiver.start().writeTo(lines);
        Shop shop = Shop.open(receiver, database.jdbcUrl(), java)) {
      for (Scenario scenario : Scenario.ALL) {
        Visit visit = Visit.make(scenario, shop.url(), http, receiver);
        all.assertThat(visit.flaws()).as(scenario.title()).isEmpty();
      }
      shop.stop();
      all.assertAll();
      assertThat(receiver.spans())
          .as("nothing else is exported, not even at exit")
          .hasSize(Scenario.ALL.stream().mapToInt(ShopTest::spans).sum());
    }
  }

  private static int spans(Scenario scenario) {
    return (int) scenario.shape().lines().count();
  }
}

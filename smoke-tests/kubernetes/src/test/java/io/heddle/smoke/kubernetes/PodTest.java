package io.heddle.smoke.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.smoke.jvm.JavaProgram;
import io.heddle.smoke.jvm.Project;
import io.heddle.smoke.jvm.RunningProgram;
import io.heddle.smoke.receiver.OtlpReceiver;
import io.heddle.smoke.receiver.ReceivedSpan;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Performs the pods of the example, one request each, and sees their spans. */
class PodTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path volumes;

  @Test
  void podWithSettingsOfItsOwn_isTracedAndKeepsThem() throws Exception {
    try (OtlpReceiver receiver = OtlpReceiver.start();
        RunningProgram orders = start("orders", receiver)) {
      assertThat(orders.awaitLine("^currency (.*)").group(1)).isEqualTo("EUR");
      assertThat(get(orders)).isEqualTo("welcome");

      ReceivedSpan span = onlySpan(receiver);
      assertThat(span.kind()).isEqualTo(ReceivedSpan.Kind.SERVER);
      assertThat(span.resource())
          .containsEntry("service.name", "orders")
          .containsEntry("service.version", "2.7.1-hotfix")
          .containsEntry("deployment.environment.name", "production")
          .containsEntry("k8s.namespace.name", "shop")
          .containsEntry("k8s.pod.name", "orders-6b7f9c-x2x4v")
          .containsEntry("k8s.pod.uid", "0b1e5a8e-5a0c-4b52-9d2b-0d9b7c6b3a11")
          .containsEntry("k8s.node.name", "node-3");
      assertThat(orders.stderr()).noneMatch(line -> line.startsWith("heddle: "));
    }
  }

  @Test
  void podWithNothingOfItsOwn_isTracedUnderTheNameItGivesItself() throws Exception {
    try (OtlpReceiver receiver = OtlpReceiver.start();
        RunningProgram stock = start("stock", receiver)) {
      get(stock);

      ReceivedSpan span = onlySpan(receiver);
      assertThat(span.resource())
          .containsEntry("service.name", "stock")
          .doesNotContainKey("service.version")
          .containsEntry("k8s.pod.name", "stock-6b7f9c-x2x4v");
      assertThat(stock.stderr()).noneMatch(line -> line.startsWith("heddle: "));
    }
  }

  private RunningProgram start(String deployment, OtlpReceiver receiver) throws Exception {
    PodOnThisMachine pod =
        new PodOnThisMachine(Example.manifests(), deployment, volumes)
            .with("/javaagent.jar", Project.agentJar().toString())
            .with("http://collector.tracing:4318", receiver.endpoint())
            .initialise();
    Path copied = volumes.resolve("heddle").resolve("javaagent.jar");
    assertThat(Files.getPosixFilePermissions(copied))
        .as("the application may run as another user")
        .contains(PosixFilePermission.OTHERS_READ);
    return pod.start(
        JavaProgram.ofClass(
            Project.file("smoke-tests/kubernetes/target/test-classes").toString(),
            Service.class.getName()));
  }

  private static String get(RunningProgram service) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + service.awaitLine("^port (\\d+)").group(1) + "/");
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static ReceivedSpan onlySpan(OtlpReceiver receiver) {
    return receiver.await("a span", LIMIT, spans -> spans.size() == 1).get(0);
  }
}

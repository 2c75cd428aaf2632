package io.heddle.smoke.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the component makes of the example's Deployments. */
class ComponentTest {

  private static final String AGENT_OPTION =
      "-javaagent:/otel-auto-instrumentation-java/javaagent.jar";

  private static Manifests manifests;

  @BeforeAll
  static void render() throws Exception {
    manifests = Example.manifests();
  }

  @Test
  void committedRendering_isWhatKustomizeMakes() throws Exception {
    String missing = Kustomize.missing();
    assumeTrue(missing == null, missing + ": " + Example.RENDERED + " was not held against it");

    assertThat(Kustomize.render(Example.FOLDER))
        .as("kubectl kustomize agent/kubernetes/example > agent/kubernetes/example/rendered.yaml")
        .isEqualTo(Files.readString(Example.RENDERED));
  }

  @Test
  void everyObject_isOneThatTheApiKnows() {
    assertThat(manifests.objects())
        .extracting(HasMetadata::getKind)
        .containsExactlyInAnyOrder(
            "ConfigMap", "ConfigMap", "Deployment", "Deployment", "Deployment");
  }

  @Test
  void javaToolOptions_areAppendedTo() {
    assertThat(value("orders", "JAVA_TOOL_OPTIONS"))
        .isEqualTo("-XX:MaxRAMPercentage=70 -Dorders.currency=EUR " + AGENT_OPTION);
  }

  @Test
  void javaToolOptionsOfAServiceWithout_areTheAgentAlone() {
    assertThat(value("stock", "JAVA_TOOL_OPTIONS").trim()).isEqualTo(AGENT_OPTION);
  }

  @Test
  void attributesOfTheService_standLastAndSoWin() {
    assertThat(value("orders", "OTEL_RESOURCE_ATTRIBUTES"))
        .startsWith("service.name=$(HEDDLE_SERVICE_NAME),")
        .endsWith(",deployment.environment.name=production,service.version=2.7.1-hotfix");
  }

  @Test
  void variables_standBehindThoseTheyReferTo() {
    for (String service : List.of("orders", "stock")) {
      List<String> names = app(service).getEnv().stream().map(EnvVar::getName).toList();

      assertThat(names).doesNotHaveDuplicates();
      assertThat(names.subList(0, 6)).allMatch(name -> name.startsWith("HEDDLE_"));
      assertThat(names.indexOf("OTEL_RESOURCE_ATTRIBUTES")).isGreaterThan(5);
    }
  }

  @Test
  void whatTheServiceHad_isStillThere() {
    assertThat(app("orders").getEnvFrom())
        .extracting(each -> each.getConfigMapRef().getName())
        .contains("orders")
        .hasSize(2);
    assertThat(app("orders").getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .containsExactly("/scratch", "/otel-auto-instrumentation-java");
    assertThat(pod("orders").getVolumes())
        .extracting(Volume::getName)
        .containsExactlyInAnyOrder("scratch", "heddle");
    assertThat(value("stock", "OTEL_SERVICE_NAME")).isEqualTo("stock");
  }

  @Test
  void settings_comeFromTheConfigMapOfTheKustomization() {
    String name = app("stock").getEnvFrom().get(0).getConfigMapRef().getName();

    assertThat(manifests.configMap(name).getData())
        .containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector.tracing:4318");
  }

  @Test
  void deploymentThatDeclines_isLeftAsItIs() {
    PodSpec cache = pod("cache");

    assertThat(cache.getInitContainers()).isEmpty();
    assertThat(cache.getVolumes()).isEmpty();
    assertThat(cache.getContainers().get(0).getEnv()).isEmpty();
  }

  @Test
  void initContainer_fitsTheRestrictedStandardAndIsBounded() {
    Container init = pod("orders").getInitContainers().get(0);
    SecurityContext security = init.getSecurityContext();

    assertThat(security.getRunAsNonRoot()).isTrue();
    assertThat(security.getReadOnlyRootFilesystem()).isTrue();
    assertThat(security.getAllowPrivilegeEscalation()).isFalse();
    assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(security.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(init.getResources().getLimits()).containsKeys("cpu", "memory");
    assertThat(pod("orders").getVolumes())
        .filteredOn(volume -> volume.getName().equals("heddle"))
        .allMatch(volume -> volume.getEmptyDir().getSizeLimit() != null);
  }

  private static String value(String service, String variable) {
    return app(service).getEnv().stream()
        .filter(each -> each.getName().equals(variable))
        .map(EnvVar::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static Container app(String service) {
    return pod(service).getContainers().get(0);
  }

  private static PodSpec pod(String service) {
    return manifests.deployment(service).getSpec().getTemplate().getSpec();
  }
}

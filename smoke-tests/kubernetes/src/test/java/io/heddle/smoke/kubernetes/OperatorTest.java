package io.heddle.smoke.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.heddle.smoke.jvm.Project;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The operator's resource, and what it and the component expect of the image. */
class OperatorTest {

  /** As the operator's {@code v1alpha1} types have it, as far as it concerns Java. */
  record Instrumentation(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
    record Spec(
        Exporter exporter,
        List<String> propagators,
        Sampler sampler,
        Defaults defaults,
        Map<String, Object> resource,
        List<EnvVar> env,
        Java java) {}

    record Exporter(String endpoint) {}

    record Sampler(String type, String argument) {}

    record Defaults(boolean useLabelsForResourceAttributes) {}

    record Java(
        String image,
        Quantity volumeLimitSize,
        List<EnvVar> env,
        ResourceRequirements resources,
        List<Object> extensions) {}
  }

  @Test
  void instrumentation_isOneThatTheOperatorKnows() throws Exception {
    Instrumentation instrumentation = instrumentation();

    assertThat(instrumentation.apiVersion()).isEqualTo("opentelemetry.io/v1alpha1");
    assertThat(instrumentation.kind()).isEqualTo("Instrumentation");
    assertThat(instrumentation.metadata().getName()).isEqualTo("heddle");
    assertThat(instrumentation.spec().propagators()).containsExactly("tracecontext", "baggage");
    assertThat(instrumentation.spec().sampler().type()).isEqualTo("parentbased_always_on");
  }

  @Test
  void imageVolumeAndResources_areThoseOfTheComponent() throws Exception {
    Instrumentation.Java java = instrumentation().spec().java();
    Manifests component =
        Manifests.parse(Files.readString(Project.file("agent/kubernetes/component/pod.yaml")));
    Container init =
        component.deployment("any").getSpec().getTemplate().getSpec().getInitContainers().get(0);

    assertThat(java.image()).isEqualTo(init.getImage());
    assertThat(java.resources()).isEqualTo(init.getResources());
    assertThat(init.getCommand())
        .containsExactly("cp", "/javaagent.jar", "/otel-auto-instrumentation-java/javaagent.jar");
  }

  @Test
  void image_holdsTheJarWhereBothLookForIt() throws Exception {
    List<String> dockerfile = Files.readAllLines(Project.file("agent/kubernetes/Dockerfile"));

    assertThat(dockerfile)
        .anyMatch(line -> line.matches("FROM busybox:\\d+\\.\\d+\\.\\d+-musl"))
        .contains("COPY --chmod=0444 target/heddle-agent.jar /javaagent.jar")
        .anyMatch(line -> line.matches("USER [1-9]\\d*:[1-9]\\d*"));
    assertThat(Files.readAllLines(Project.file("agent/kubernetes/Dockerfile.dockerignore")))
        .containsExactly("*", "!target/heddle-agent.jar");
  }

  private static Instrumentation instrumentation() throws Exception {
    return Manifests.parse(
        Files.readString(Project.file("agent/kubernetes/operator/instrumentation.yaml")),
        Instrumentation.class);
  }
}

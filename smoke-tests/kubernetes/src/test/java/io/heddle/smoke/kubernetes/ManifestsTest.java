package io.heddle.smoke.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ManifestsTest {

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: one
      spec:
        replicas: 2
        template:
          spec:
            containers:
            - name: app
              image: app:1
      """;

  @Test
  void object_isReadAsItsModelClass() {
    assertThat(Manifests.parse(DEPLOYMENT).deployment("one").getSpec().getReplicas()).isEqualTo(2);
  }

  @Test
  void fieldThatTheApiDoesNotKnow_fails() {
    String misspelt = DEPLOYMENT.replace("image:", "imgae:");

    assertThatThrownBy(() -> Manifests.parse(misspelt)).hasMessageContaining("imgae");
  }

  @Test
  void valueOfTheWrongType_fails() {
    String wrong = DEPLOYMENT.replace("replicas: 2", "replicas: two");

    assertThatThrownBy(() -> Manifests.parse(wrong)).hasMessageContaining("replicas");
  }
}

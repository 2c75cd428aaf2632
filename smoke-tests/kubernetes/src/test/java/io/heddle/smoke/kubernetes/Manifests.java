package io.heddle.smoke.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Kubernetes objects read from YAML. A field that the API does not know is an error. */
final class Manifests {

  private static final Map<String, Class<? extends HasMetadata>> TYPES =
      Map.of("v1 ConfigMap", ConfigMap.class, "apps/v1 Deployment", Deployment.class);

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .annotationIntrospector(new WithoutAnySetters())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private final List<HasMetadata> objects;

  private Manifests(List<HasMetadata> objects) {
    this.objects = objects;
  }

  static Manifests parse(String yaml) {
    List<HasMetadata> objects = new ArrayList<>();
    for (JsonNode document : YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml).readAll()) {
      String type = document.path("apiVersion").asString() + " " + document.path("kind").asString();
      if (!TYPES.containsKey(type)) {
        throw new AssertionError("no model class is known for " + type);
      }
      objects.add(YAML.treeToValue(document, TYPES.get(type)));
    }
    return new Manifests(objects);
  }

  /** One document that has no model class at hand. */
  static <T> T parse(String yaml, Class<T> type) {
    return YAML.readValue(yaml, type);
  }

  List<HasMetadata> objects() {
    return objects;
  }

  Deployment deployment(String name) {
    return only(Deployment.class, name);
  }

  ConfigMap configMap(String name) {
    return only(ConfigMap.class, name);
  }

  private <T extends HasMetadata> T only(Class<T> type, String name) {
    return objects.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .filter(object -> object.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " " + name));
  }

  /** The models keep what they do not know in a map; here it has to fail. */
  private static final class WithoutAnySetters extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(MapperConfig<?> config, Annotated member) {
      return Boolean.FALSE;
    }
  }
}

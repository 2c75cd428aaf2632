package io.heddle.smoke.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A container's environment as the kubelet makes it: {@code envFrom} in order, then {@code env} in
 * order; {@code $(NAME)} is replaced by an earlier entry of {@code env}, and stands as it is where
 * there is none; {@code $$(NAME)} is {@code $(NAME)}.
 */
final class ContainerEnvironment {

  private static final Pattern REFERENCE = Pattern.compile("\\$(\\$|\\(([^)]*)\\))");

  private ContainerEnvironment() {}

  static Map<String, String> of(Container container, Manifests manifests, PodFields fields) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (EnvFromSource source : container.getEnvFrom()) {
      environment.putAll(manifests.configMap(source.getConfigMapRef().getName()).getData());
    }
    Map<String, String> earlier = new LinkedHashMap<>();
    for (EnvVar variable : container.getEnv()) {
      String value =
          variable.getValueFrom() == null
              ? expand(variable.getValue(), earlier)
              : fields.valueOf(variable.getValueFrom().getFieldRef().getFieldPath());
      earlier.put(variable.getName(), value);
    }
    environment.putAll(earlier);
    return environment;
  }

  private static String expand(String value, Map<String, String> earlier) {
    Matcher matcher = REFERENCE.matcher(value);
    StringBuilder expanded = new StringBuilder();
    while (matcher.find()) {
      String replacement =
          matcher.group(2) == null ? "$" : earlier.getOrDefault(matcher.group(2), matcher.group());
      matcher.appendReplacement(expanded, Matcher.quoteReplacement(replacement));
    }
    return matcher.appendTail(expanded).toString();
  }
}

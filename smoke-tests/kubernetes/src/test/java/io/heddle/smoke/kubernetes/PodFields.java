package io.heddle.smoke.kubernetes;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the downward API tells a pod of itself.
 *
 * @param labels of the pod
 */
record PodFields(
    String namespace, String name, String uid, String node, Map<String, String> labels) {

  private static final Pattern LABEL = Pattern.compile("metadata\\.labels\\['(.*)'\\]");

  /** A label that is not there is empty. */
  String valueOf(String fieldPath) {
    Matcher label = LABEL.matcher(fieldPath);
    if (label.matches()) {
      return labels.getOrDefault(label.group(1), "");
    }
    return switch (fieldPath) {
      case "metadata.namespace" -> namespace;
      case "metadata.name" -> name;
      case "metadata.uid" -> uid;
      case "spec.nodeName" -> node;
      default -> throw new AssertionError("the downward API has no " + fieldPath);
    };
  }
}

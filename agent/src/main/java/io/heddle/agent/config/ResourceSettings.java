package io.heddle.agent.config;

import java.util.Map;

/** Who the spans come from. */
public final class ResourceSettings {

  public static final Setting<String> SERVICE_NAME =
      new Setting<String>(
          "otel.service.name",
          new Text(),
          null,
          "detected",
          "The service's name. Else `service.name` of `otel.resource.attributes`,"
              + " `spring.application.name`, the main jar's `Implementation-Title`, its file name"
              + " or the main class; else `unknown_service:java`.");

  public static final Setting<Map<String, String>> RESOURCE_ATTRIBUTES =
      new Setting<Map<String, String>>(
          "otel.resource.attributes",
          new Pairs(),
          null,
          "Attributes of every span's resource. They win over what is detected.");

  private ResourceSettings() {}
}

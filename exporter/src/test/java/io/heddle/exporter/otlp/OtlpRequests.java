package io.heddle.exporter.otlp;

import io.heddle.bootstrap.trace.InstrumentationScope;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The request that a batch has to become, in the official classes. */
final class OtlpRequests {

  private OtlpRequests() {}

  static ExportTraceServiceRequest expected(Resource resource, List<GeneratedSpans.Pair> pairs) {
    ResourceSpans.Builder resourceSpans = ResourceSpans.newBuilder();
    resource
        .attributes()
        .forEach(
            (key, value) ->
                resourceSpans
                    .getResourceBuilder()
                    .addAttributes(KeyValue.newBuilder().setKey(key).setValue(any(value))));
    Map<String, ScopeSpans.Builder> scopes = new LinkedHashMap<>();
    for (GeneratedSpans.Pair pair : pairs) {
      scopes
          .computeIfAbsent(pair.scope().toString(), name -> scope(pair.scope()))
          .addSpans(pair.expected());
    }
    scopes.values().forEach(resourceSpans::addScopeSpans);
    return ExportTraceServiceRequest.newBuilder().addResourceSpans(resourceSpans).build();
  }

  private static ScopeSpans.Builder scope(InstrumentationScope scope) {
    ScopeSpans.Builder builder = ScopeSpans.newBuilder();
    builder.getScopeBuilder().setName(scope.name());
    if (scope.version() != null) {
      builder.getScopeBuilder().setVersion(scope.version());
    }
    return builder;
  }

  private static AnyValue any(Object value) {
    AnyValue.Builder any = AnyValue.newBuilder();
    if (value instanceof String text) {
      any.setStringValue(text);
    } else if (value instanceof Long number) {
      any.setIntValue(number);
    } else if (value instanceof Boolean flag) {
      any.setBoolValue(flag);
    } else if (value instanceof Double decimal) {
      any.setDoubleValue(decimal);
    } else if (value instanceof List<?> list) {
      list.forEach(element -> any.getArrayValueBuilder().addValues(any(element)));
    }
    return any.build();
  }
}

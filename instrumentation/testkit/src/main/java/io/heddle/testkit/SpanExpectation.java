package io.heddle.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.trace.HeddleSpan;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What one span of a trace has to look like. */
public final class SpanExpectation {

  private final String name;
  private final List<Check> checks = new ArrayList<>();
  private final Map<String, Object> attributes = new TreeMap<>();

  private SpanExpectation(String name) {
    this.name = name;
  }

  public static SpanExpectation span(String name) {
    return new SpanExpectation(name);
  }

  String name() {
    return name;
  }

  /** The first span of that name that has the expected attributes; else the first of that name. */
  HeddleSpan pick(List<HeddleSpan> spans) {
    HeddleSpan named = null;
    for (HeddleSpan span : spans) {
      if (span.name().equals(name)) {
        if (attributesOf(span).entrySet().containsAll(attributes.entrySet())) {
          return span;
        }
        named = named == null ? span : named;
      }
    }
    return named;
  }

  void check(HeddleSpan span, List<HeddleSpan> trace) {
    for (Check check : checks) {
      check.run(span, trace);
    }
  }

  private SpanExpectation expect(Check check) {
    checks.add(check);
    return this;
  }

  public SpanExpectation kind(SpanKind kind) {
    return expect((span, trace) -> assertThat(span.kind()).as(SpanText.of(span)).isEqualTo(kind));
  }

  /** Has no parent. */
  public SpanExpectation root() {
    return expect((span, trace) -> assertThat(span.parentSpanId()).as(SpanText.of(span)).isZero());
  }

  /** Has a parent of another process. */
  public SpanExpectation remoteParent(long parentSpanId) {
    return expect(
        (span, trace) -> {
          assertThat(span.parentSpanId()).as(SpanText.of(span)).isEqualTo(parentSpanId);
          assertThat(span.isParentRemote()).as(SpanText.of(span)).isTrue();
        });
  }

  /** Has the trace's span of that name as its parent. */
  public SpanExpectation childOf(String parentName) {
    return expect(
        (span, trace) ->
            assertThat(trace)
                .as("parent of " + SpanText.of(span))
                .anyMatch(
                    other ->
                        other.name().equals(parentName) && other.spanId() == span.parentSpanId()));
  }

  /** Recorded by this instrumentation, at its present version. */
  public SpanExpectation scope(String scopeName) {
    return expect(
        (span, trace) ->
            assertThat(span.scope().name()).as(SpanText.of(span)).isEqualTo(scopeName));
  }

  /** Integers are {@code long}s. */
  public SpanExpectation attribute(String key, Object value) {
    attributes.put(key, value);
    return expect(
        (span, trace) ->
            assertThat(attributesOf(span)).as(SpanText.of(span)).containsEntry(key, value));
  }

  public SpanExpectation hasAttribute(String key) {
    return expect(
        (span, trace) -> assertThat(attributesOf(span)).as(SpanText.of(span)).containsKey(key));
  }

  public SpanExpectation hasNoAttribute(String key) {
    return expect(
        (span, trace) ->
            assertThat(attributesOf(span)).as(SpanText.of(span)).doesNotContainKey(key));
  }

  /** Has these attributes and no other. */
  public SpanExpectation attributesExactly(Map<String, ?> expected) {
    return expect(
        (span, trace) ->
            assertThat(attributesOf(span))
                .as(SpanText.of(span))
                .containsExactlyInAnyOrderEntriesOf(new TreeMap<String, Object>(expected)));
  }

  public SpanExpectation status(StatusCode status) {
    return expect(
        (span, trace) -> assertThat(span.status()).as(SpanText.of(span)).isEqualTo(status));
  }

  /** Status unset, no {@code error.type}. */
  public SpanExpectation noError() {
    return status(StatusCode.UNSET).hasNoAttribute("error.type");
  }

  /** Status error with that {@code error.type}. */
  public SpanExpectation error(String type) {
    return status(StatusCode.ERROR).attribute("error.type", type);
  }

  /** Whatever else has to hold. */
  public SpanExpectation satisfies(Consumer<HeddleSpan> assertion) {
    return expect((span, trace) -> assertion.accept(span));
  }

  private static Map<String, Object> attributesOf(HeddleSpan span) {
    Map<String, Object> result = new TreeMap<>();
    for (int i = 0; i < span.attributeCount(); i++) {
      result.put(span.attributeKey(i).getKey(), span.attributeValue(i));
    }
    return result;
  }

  private interface Check {
    void run(HeddleSpan span, List<HeddleSpan> trace);
  }
}

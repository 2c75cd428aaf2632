package io.heddle.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.context.CurrentContext;
import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.bootstrap.trace.HeddleVersion;
import io.heddle.bootstrap.trace.InstrumentationScope;
import io.heddle.bootstrap.trace.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Weaves the test JVM with every instrumentation on its class path, as the agent would, and asserts
 * the traces that a test leaves behind. After each test, fails it where advice threw or where the
 * test's thread still holds a context.
 */
public final class WovenJvm implements BeforeEachCallback, AfterEachCallback {

  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final InstrumentationScope TEST =
      new InstrumentationScope("io.heddle.testkit", HeddleVersion.VERSION);

  private int failuresBefore;

  public WovenJvm() {
    WovenTestJvm.spans();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    WovenTestJvm.spans().clear();
    failuresBefore = WovenTestJvm.adviceFailures();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    assertThat(WovenTestJvm.adviceFailures() - failuresBefore).as("advice that threw").isZero();
    assertThat(CurrentContext.get()).as("context left behind").isSameAs(HeddleContext.ROOT);
  }

  /** Something to run that may throw. */
  @FunctionalInterface
  public interface Action {
    void run() throws Exception;
  }

  /** Runs an action in an INTERNAL span of its own, current on this thread. */
  public void inSpan(String name, Action action) throws Exception {
    HeddleContext context = CurrentContext.get();
    HeddleSpan span = Tracing.current().start(TEST, name, SpanKind.INTERNAL, context);
    HeddleContext previous = CurrentContext.attach(context.withSpan(span));
    try {
      action.run();
    } finally {
      CurrentContext.attach(previous);
      span.end();
    }
  }

  /** Waits for that many ended spans, at most 10 s, and returns what there is by then. */
  public List<HeddleSpan> awaitSpans(int count) throws InterruptedException {
    return WovenTestJvm.spans().await(count, DEADLINE);
  }

  /** The expected spans of one trace. */
  public static List<SpanExpectation> trace(SpanExpectation... spans) {
    return Arrays.asList(spans);
  }

  /**
   * Waits for as many spans as are expected, then asserts that exactly these were recorded: as many
   * traces, in the order in which they started, each with its spans in any order.
   */
  @SafeVarargs
  public final void assertTraces(List<SpanExpectation>... traces) throws InterruptedException {
    int count = Arrays.stream(traces).mapToInt(List::size).sum();
    List<HeddleSpan> spans = awaitSpans(count);
    spans.sort(Comparator.comparingLong(HeddleSpan::startEpochNanos));
    Map<String, List<HeddleSpan>> byTrace = new LinkedHashMap<>();
    for (HeddleSpan span : spans) {
      byTrace
          .computeIfAbsent(span.getSpanContext().getTraceId(), id -> new java.util.ArrayList<>())
          .add(span);
    }
    assertThat(spans).as(SpanText.of(spans)).hasSize(count);
    assertThat(byTrace).as("traces of\n" + SpanText.of(spans)).hasSize(traces.length);
    int i = 0;
    for (List<HeddleSpan> trace : byTrace.values()) {
      assertTrace(trace, traces[i++]);
    }
  }

  private static void assertTrace(List<HeddleSpan> spans, List<SpanExpectation> expected) {
    assertThat(spans)
        .as(SpanText.of(spans))
        .extracting(HeddleSpan::name)
        .containsExactlyInAnyOrderElementsOf(expected.stream().map(SpanExpectation::name).toList());
    List<HeddleSpan> left = new java.util.ArrayList<>(spans);
    for (SpanExpectation expectation : expected) {
      HeddleSpan match = expectation.pick(left);
      expectation.check(match, spans);
      left.remove(match);
    }
  }
}

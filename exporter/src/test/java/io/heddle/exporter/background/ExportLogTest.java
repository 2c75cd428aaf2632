package io.heddle.exporter.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.exporter.TestSpans;
import io.heddle.exporter.queue.SpanQueue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportLogTest {

  private static final long SECOND = 1_000_000_000L;

  /** So that the arithmetic of System.nanoTime() overflows on the way. */
  private static final long START = Long.MAX_VALUE - 30 * SECOND;

  private final List<String> lines = new ArrayList<>();
  private final SpanQueue queue = new SpanQueue("otlp", 1, 1 << 20, () -> {});
  private final ExportLog log = new ExportLog(queue.counters(), lines::add);

  @Test
  void outage_isOneWarningThenOneLineAMinuteThenOneWhenItIsOver() {
    for (int second = 0; second <= 150; second++) {
      log.failed("http://localhost:4318: refused", true, START + second * SECOND);
    }
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .startsWith("exporter otlp does not deliver: http://localhost:4318: refused; it is tried")
        .contains("0 ended = 0 exported + 0 dropped + 0 queued");
    assertThat(lines.get(1)).startsWith("exporter otlp still does not deliver: ");

    log.delivered(START + 151 * SECOND);
    log.delivered(START + 152 * SECOND);
    assertThat(lines).hasSize(4);
    assertThat(lines.get(3)).startsWith("exporter otlp delivers again after 151 s; spans: ");
  }

  @Test
  void outageThatComesAndGoes_isToldOnceAMinute() {
    for (int second = 0; second < 120; second += 2) {
      log.failed("reset", true, START + second * SECOND);
      log.delivered(START + (second + 1) * SECOND);
    }
    // Twice one line about the trouble and one about its end.
    assertThat(lines).hasSize(4);
  }

  @Test
  void deliveriesAlone_areSilent() {
    log.delivered(START);
    log.checkDropped(START);
    assertThat(lines).isEmpty();
  }

  @Test
  void fullQueue_isToldOnceAMinuteWhileItDrops() {
    queue.accept(TestSpans.ended("kept"));
    for (int second = 0; second < 120; second++) {
      queue.accept(TestSpans.ended("dropped"));
      log.checkDropped(START + second * SECOND);
    }
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .isEqualTo(
            "exporter otlp drops spans;"
                + " spans: 2 ended = 0 exported + 1 dropped (queue full 1) + 1 queued");
    log.checkDropped(START + 300 * SECOND);
    assertThat(lines).hasSize(3);
    log.checkDropped(START + 600 * SECOND);
    assertThat(lines).hasSize(3);
  }

  @Test
  void partialSuccess_isToldOnce() {
    log.partlyDelivered(3, "too old");
    log.partlyDelivered(5, "too old");
    assertThat(lines)
        .containsExactly(
            "exporter otlp: the backend rejected 3 spans: too old;"
                + " this is counted from now on, not told");
  }
}

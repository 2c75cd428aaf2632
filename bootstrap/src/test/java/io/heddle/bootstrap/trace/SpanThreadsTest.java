package io.heddle.bootstrap.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many threads write to one span while another ends it. */
class SpanThreadsTest {

  private static final int THREADS = 8;
  private static final int ROUNDS = 300;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Test
  void writersRacingWithEnd_leaveNothingTorn_andChangeNothingAfterwards() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      EndedSpans spans = new EndedSpans();
      HeddleSpan span = spans.root();

      race(span);

      assertThat(spans.all()).containsExactly(span);
      for (int i = 0; i < span.attributeCount(); i++) {
        assertThat(span.attributeKey(i).getKey()).isEqualTo("k" + span.attributeValue(i));
      }
      assertThat(span.attributeCount() + span.droppedAttributes()).isLessThanOrEqualTo(200);
      assertThat(span.events()).doesNotContainNull().hasSizeLessThanOrEqualTo(128);
    }
  }

  private void race(HeddleSpan span) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Future<?>> running = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int number = thread;
      running.add(
          threads.submit(
              () -> {
                start.await();
                write(span, number);
                return null;
              }));
    }
    for (Future<?> each : running) {
      each.get(10, TimeUnit.SECONDS);
    }
  }

  private static void write(HeddleSpan span, int thread) {
    for (int i = 0; i < 25; i++) {
      int value = thread * 25 + i;
      span.setAttribute("k" + value, value);
      span.addEvent("event");
      if (i == 12 && thread < 2) {
        span.end();
        assertThat(span.isRecording()).isFalse();
        int count = span.attributeCount();
        span.setAttribute("late", -1);
        assertThat(span.attributeCount()).isEqualTo(count);
      }
    }
  }
}

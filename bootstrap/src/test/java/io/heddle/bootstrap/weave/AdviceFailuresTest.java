package io.heddle.bootstrap.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.log.Stderr;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.SwitchPoint;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdviceFailuresTest {

  private static final MethodHandle ON = MethodHandles.constant(String.class, "on");
  private static final MethodHandle OFF = MethodHandles.constant(String.class, "off");

  @Test
  void firstFailureAndSwitchingOff_areTheOnlyLines() throws Exception {
    assertThat(Stderr.of(FailsTwentyTimes.class))
        .containsExactly(
            "heddle: instrumentation sample failed in java.lang.String: "
                + "java.lang.IllegalStateException: number 1",
            "heddle: instrumentation sample failed 10 times and is now off");
  }

  static final class FailsTwentyTimes implements Runnable {
    @Override
    public void run() {
      AdviceFailures failures = new AdviceFailures("sample");
      for (int i = 1; i <= 20; i++) {
        failures.caught(new IllegalStateException("number " + i), String.class);
      }
      assertThat(failures.count()).isEqualTo(20);
    }
  }

  @Test
  void limit_switchesOff_andInvalidatesTheSwitchPoint() throws Throwable {
    AdviceFailures failures = new AdviceFailures("sample");
    MethodHandle call = failures.switchPoint().guardWithTest(ON, OFF);
    fail(failures, AdviceFailures.LIMIT - 1);
    assertThat(failures.isOff()).isFalse();
    assertThat((String) call.invokeExact()).isEqualTo("on");

    fail(failures, 1);

    assertThat(failures.isOff()).isTrue();
    assertThat((String) call.invokeExact()).isEqualTo("off");
  }

  @Test
  void linkedAfterTheLimit_isOffFromTheStart() throws Throwable {
    AdviceFailures failures = new AdviceFailures("sample");
    fail(failures, AdviceFailures.LIMIT);

    SwitchPoint late = failures.switchPoint();

    assertThat(late.hasBeenInvalidated()).isTrue();
    assertThat((String) late.guardWithTest(ON, OFF).invokeExact()).isEqualTo("off");
  }

  @Test
  void failuresOfManyThreads_areAllCounted_andSwitchOff() {
    AdviceFailures failures = new AdviceFailures("sample");
    SwitchPoint early = failures.switchPoint();

    IntStream.range(0, 1_000).parallel().forEach(i -> fail(failures, 1));

    assertThat(failures.count()).isEqualTo(1_000);
    assertThat(early.hasBeenInvalidated()).isTrue();
  }

  private static void fail(AdviceFailures failures, int times) {
    for (int i = 0; i < times; i++) {
      failures.caught(new IllegalStateException("expected by the test"), AdviceFailuresTest.class);
    }
  }
}

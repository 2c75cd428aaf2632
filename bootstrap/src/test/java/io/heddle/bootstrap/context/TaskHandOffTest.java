package io.heddle.bootstrap.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.context.ContextKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskHandOffTest {

  private static final ContextKey<String> NAME = ContextKey.named("name");

  private final List<HeddleContext> seen = new ArrayList<>();
  private final Runnable task = () -> seen.add(CurrentContext.get());

  @AfterEach
  void thisThreadAndTheMap_areLeftEmpty() {
    assertThat(CurrentContext.get()).isSameAs(HeddleContext.ROOT);
    assertThat(TaskHandOff.carried()).isZero();
  }

  private static HeddleContext context(String name) {
    return HeddleContext.ROOT.with(NAME, name);
  }

  private static void rememberIn(HeddleContext context, Object task) {
    HeddleContext previous = CurrentContext.attach(context);
    TaskHandOff.remember(task);
    CurrentContext.attach(previous);
  }

  @Test
  void remembered_isAttachedForOneRun() {
    HeddleContext submitter = context("submitter");
    rememberIn(submitter, task);

    TaskHandOff.run(task);
    TaskHandOff.run(task);

    assertThat(seen).containsExactly(submitter, HeddleContext.ROOT);
  }

  @Test
  void root_isNotRemembered() {
    TaskHandOff.remember(task);

    assertThat(TaskHandOff.carried()).isZero();
  }

  @Test
  void taskThatThrows_throwsItselfAndLeavesNoContext() {
    IllegalStateException mine = new IllegalStateException("mine");
    Runnable failing =
        () -> {
          throw mine;
        };
    rememberIn(context("submitter"), failing);

    assertThatThrownBy(() -> TaskHandOff.run(failing)).isSameAs(mine);
  }

  @Test
  void taskThatAttachesAndForgets_leavesNoContext() {
    TaskHandOff.run(() -> CurrentContext.attach(context("forgotten")));

    assertThat(CurrentContext.get()).isSameAs(HeddleContext.ROOT);
  }

  @Test
  void sameTaskSubmittedAgain_takesTheLatestFirst() {
    HeddleContext first = context("first");
    HeddleContext second = context("second");
    HeddleContext third = context("third");
    rememberIn(first, task);
    rememberIn(second, task);
    TaskHandOff.run(task);
    rememberIn(third, task);
    TaskHandOff.run(task);
    TaskHandOff.run(task);

    assertThat(seen).containsExactly(second, third, first);
  }

  @Test
  void sameTaskSubmittedTooOften_forgetsTheOldest() {
    int submissions = 10 * TaskHandOff.MOST_PER_TASK;
    for (int i = 0; i < submissions; i++) {
      rememberIn(context("submission " + i), task);
    }

    int carried = 0;
    HeddleContext newest = TaskHandOff.take(task);
    for (HeddleContext each = newest; each != null; each = TaskHandOff.take(task)) {
      assertThat(each.get(NAME)).isEqualTo("submission " + (submissions - 1 - carried));
      carried++;
    }
    assertThat(carried).isBetween(TaskHandOff.MOST_PER_TASK / 2, TaskHandOff.MOST_PER_TASK);
  }

  @Test
  void newThread_runsItsTaskInTheSubmittersContext() throws InterruptedException {
    HeddleContext submitter = context("submitter");
    HeddleContext previous = CurrentContext.attach(submitter);
    Thread thread = TaskHandOff.newThread(Thread::new, task);
    CurrentContext.attach(previous);
    thread.start();
    thread.join();

    assertThat(seen).containsExactly(submitter);
  }

  @Test
  void newThreadInTheRootContext_getsTheTaskItself() {
    List<Runnable> given = new ArrayList<>();
    TaskHandOff.newThread(
        runnable -> {
          given.add(runnable);
          return new Thread(runnable);
        },
        task);

    assertThat(given).containsExactly(task);
  }
}

package io.heddle.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.weave.AdviceFailures;
import org.junit.jupiter.api.Test;
import sample.Library;

class FailingAdviceTest {

  @Test
  void adviceThatThrows_neverReachesTheApplication_andIsSwitchedOffAfterTheLimit() {
    new WovenJvm();
    Library library = new Library();
    int before = WovenTestJvm.adviceFailures();

    for (int i = 0; i < 2 * AdviceFailures.LIMIT; i++) {
      assertThat(library.failingAdvice(i)).isEqualTo(i + 1);
    }

    assertThat(WovenTestJvm.adviceFailures() - before).isEqualTo(AdviceFailures.LIMIT);
  }
}

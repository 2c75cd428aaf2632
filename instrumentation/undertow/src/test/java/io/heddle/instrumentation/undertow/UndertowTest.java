package io.heddle.instrumentation.undertow;

import org.junit.jupiter.api.Nested;
import sample.container.Containers;
import sample.container.ServletContract;

/** Undertow with javax, and with jakarta. */
class UndertowTest {

  @Nested
  class Undertow22 extends ServletContract {
    Undertow22() {
      super(Containers.UNDERTOW_2_2, UndertowInstrumentation.NAME);
    }
  }

  @Nested
  class Undertow23 extends ServletContract {
    Undertow23() {
      super(Containers.UNDERTOW_2_3, UndertowInstrumentation.NAME);
    }
  }
}

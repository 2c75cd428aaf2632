package io.heddle.instrumentation.servlet;

import org.junit.jupiter.api.Nested;
import sample.container.Containers;
import sample.container.ServletContract;

/** Servlets and filters alone, in containers that are not woven themselves. */
class ServletTest {

  @Nested
  class Tomcat85 extends ServletContract {
    Tomcat85() {
      super(Containers.TOMCAT_8_5, ServletInstrumentation.NAME);
    }
  }

  @Nested
  class Tomcat11 extends ServletContract {
    Tomcat11() {
      super(Containers.TOMCAT_11, ServletInstrumentation.NAME);
    }
  }

  @Nested
  class Jetty94 extends ServletContract {
    Jetty94() {
      super(Containers.JETTY_9_4, ServletInstrumentation.NAME);
    }
  }

  @Nested
  class Jetty121 extends ServletContract {
    Jetty121() {
      super(Containers.JETTY_12_1, ServletInstrumentation.NAME);
    }
  }

  @Nested
  class Undertow22 extends ServletContract {
    Undertow22() {
      super(Containers.UNDERTOW_2_2, ServletInstrumentation.NAME);
    }
  }

  @Nested
  class Undertow23 extends ServletContract {
    Undertow23() {
      super(Containers.UNDERTOW_2_3, ServletInstrumentation.NAME);
    }
  }
}

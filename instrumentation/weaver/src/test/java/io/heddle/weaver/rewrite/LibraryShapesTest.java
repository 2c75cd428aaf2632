package io.heddle.weaver.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.instrumentation.shapes.BoundInstrumentation;
import io.heddle.instrumentation.shapes.ShapesInstrumentation;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sample.Calls;
import sample.TransformingLoader;

/** Library classes of every shape, woven through invokedynamic, do what they did. */
class LibraryShapesTest {

  @BeforeEach
  void clear() {
    Calls.clear();
  }

  @Test
  void wovenClasses_giveTheSameResultsAndExceptions() throws Exception {
    List<String> plain = Weaving.run(new TransformingLoader(null));
    Weaving weaving = new Weaving(new ShapesInstrumentation());
    TransformingLoader loader = weaving.loader();

    assertThat(Weaving.run(loader)).isEqualTo(plain);
    assertThat(loader.transformed().keySet()).contains("sample.shapes.Shapes").hasSize(8);
    assertThat(weaving.linkage().failureCount()).isZero();
    assertThat(Calls.all()).isEmpty();
  }

  @Test
  void wovenClasses_areValid() throws Exception {
    TransformingLoader loader = new Weaving(new ShapesInstrumentation()).loader();
    Weaving.run(loader);

    for (Map.Entry<String, byte[]> woven : loader.transformed().entrySet()) {
      Weaving.assertValid(woven.getValue(), loader);
    }
  }

  @Test
  void wovenByTwoInstrumentations_doTheSameStill() throws Exception {
    List<String> plain = Weaving.run(new TransformingLoader(null));
    Weaving weaving = new Weaving(new ShapesInstrumentation(), new BoundInstrumentation());

    assertThat(Weaving.run(weaving.loader())).isEqualTo(plain);
    assertThat(weaving.linkage().failureCount()).isZero();
  }

  @Test
  void parametersOfAdvice_areWhatTheyStandFor() throws Exception {
    Weaving weaving = new Weaving(new BoundInstrumentation());
    Weaving.run(weaving.loader());

    assertThat(Calls.all())
        .containsSubsequence(
            "enter 1099511627776 2.5 5.0",
            "exit 1.0995116277785E12 3 four 1099511627790",
            "0 1 null",
            "1 10 null",
            "2 0 java.lang.IllegalArgumentException",
            "3 2 null",
            "enter",
            "prepared",
            "a 123456789012 a12345678901213");
    assertThat(weaving.linkage().failureCount()).isZero();
  }

  @Test
  void bridgeMethod_isLeftAlone_soAdviceRunsOnce() throws Exception {
    Weaving.run(new Weaving(new BoundInstrumentation()).loader());

    assertThat(Calls.all()).filteredOn(call -> call.endsWith(".get")).hasSize(2);
    assertThat(Calls.all()).containsOnlyOnce("Bridged.get", "Run.get");
  }

  @Test
  void stackOverflow_reachesTheApplicationAsItself() throws Exception {
    Class<?> shapes =
        new Weaving(new ShapesInstrumentation()).loader().loadClass("sample.shapes.Shapes");

    assertThatThrownBy(() -> shapes.getMethod("overflows").invoke(null))
        .isInstanceOf(InvocationTargetException.class)
        .hasCauseInstanceOf(StackOverflowError.class);
  }
}

package io.heddle.weaver.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.instrumentation.shapes.JdkBoundInstrumentation;
import io.heddle.instrumentation.shapes.JdkShapesInstrumentation;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sample.Calls;
import sample.JdkAdvice;
import sample.TransformingLoader;

/** Classes of every shape, woven as those of the JDK are, do what they did. */
class JdkShapesTest {

  @BeforeEach
  void clear() {
    Calls.clear();
  }

  /** Weaves as if the boot loader defined the class. */
  private static TransformingLoader loader(Instrumentation... instrumentations) {
    Weaving weaving = new Weaving(instrumentations);
    return new TransformingLoader(
        new ClassFileTransformer() {
          @Override
          public byte[] transform(
              ClassLoader loader, String name, Class<?> c, ProtectionDomain d, byte[] classFile) {
            return weaving.transform(null, name, classFile);
          }
        });
  }

  @Test
  void wovenClasses_giveTheSameResultsAndExceptions() throws Exception {
    List<String> plain = Weaving.run(new TransformingLoader(null));
    TransformingLoader loader = loader(new JdkShapesInstrumentation());

    assertThat(Weaving.run(loader)).isEqualTo(plain);
    assertThat(loader.transformed().keySet()).contains("sample.shapes.Shapes").hasSize(8);
    assertThat(Calls.all()).isEmpty();
  }

  @Test
  void wovenClasses_areValid() throws Exception {
    TransformingLoader loader =
        loader(new JdkShapesInstrumentation(), new JdkBoundInstrumentation());
    Weaving.run(loader);

    for (Map.Entry<String, byte[]> woven : loader.transformed().entrySet()) {
      Weaving.assertValid(woven.getValue(), loader);
    }
  }

  @Test
  void wovenByTwoInstrumentations_doTheSameStill() throws Exception {
    List<String> plain = Weaving.run(new TransformingLoader(null));

    assertThat(Weaving.run(loader(new JdkShapesInstrumentation(), new JdkBoundInstrumentation())))
        .isEqualTo(plain);
  }

  @Test
  void parametersOfAdvice_areWhatTheyStandFor() throws Exception {
    Weaving.run(loader(new JdkBoundInstrumentation()));

    assertThat(Calls.all())
        .containsExactly(
            "enter 1099511627776 2.5 5.0",
            "exit 1.0995116277785E12 3 four 1099511627790",
            "0 1 null",
            "1 10 null",
            "2 0 java.lang.IllegalArgumentException",
            "3 2 null",
            "enter",
            "prepared",
            "a 123456789012 a12345678901213",
            "instead of doubleValue of 1.5",
            "instead of doubleValue of -1",
            // Once, not for the bridge method too.
            "enter");
  }

  @Test
  void adviceThatTakesAnObjectWhereThereIsANumber_isRefused() {
    assertRefused(weave -> weave.jdkType("sample.shapes.Shapes").method("isTrue", unfitting()));
  }

  @Test
  void adviceWithAParameterThatStandsForNothing_isRefused() {
    assertRefused(
        weave -> weave.jdkType("sample.shapes.Shapes").method("isTrue", JdkAdvice.Unbound.class));
  }

  @Test
  void adviceForAnArgumentThatIsNotThere_isRefused() {
    assertRefused(
        weave -> weave.jdkType("sample.shapes.Shapes").method("isTrue", JdkAdvice.Wide.class));
  }

  private static Class<?> unfitting() {
    return JdkAdvice.Unfitting.class;
  }

  interface Declaration {
    void on(Weave weave);
  }

  private static void assertRefused(Declaration declaration) {
    byte[] classFile = TransformingLoader.classFile("sample.shapes.Shapes");
    Declared.next = declaration;
    Weaving weaving = new Weaving(new Declared());

    assertThat(weaving.transform(null, "sample/shapes/Shapes", classFile)).isNull();
  }

  /** Made anew by the transformer, by its name. */
  public static final class Declared implements Instrumentation {
    static Declaration next;

    @Override
    public String name() {
      return "declared";
    }

    @Override
    public void declare(Weave weave) {
      next.on(weave);
    }
  }
}

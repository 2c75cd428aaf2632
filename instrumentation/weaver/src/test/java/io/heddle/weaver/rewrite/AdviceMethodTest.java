package io.heddle.weaver.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.Type;
import sample.JdkAdvice;
import sample.TransformingLoader;

class AdviceMethodTest {

  private static byte[] classFile(Class<?> advice) {
    return TransformingLoader.classFile(advice.getName());
  }

  @Test
  void enterAndExit_areFoundWithWhatTheirParametersStandFor() {
    AdviceMethod enter = AdviceMethod.enterOf(classFile(JdkAdvice.Wide.class));
    AdviceMethod exit = AdviceMethod.exitOf(classFile(JdkAdvice.Wide.class));

    assertThat(enter.owner()).isEqualTo("sample/JdkAdvice$Wide");
    assertThat(enter.name()).isEqualTo("enter");
    assertThat(enter.descriptor()).isEqualTo("(FDJ)D");
    assertThat(enter.returnType()).isEqualTo(Type.DOUBLE_TYPE);
    assertThat(enter.bindings()).containsExactly(4, 1, 0);
    assertThat(exit.bindings()).containsExactly(AdviceMethod.RETURNED, AdviceMethod.ENTER, 3, 2);
  }

  @Test
  void thisAndThrown_areFound() {
    AdviceMethod exit = AdviceMethod.exitOf(classFile(JdkAdvice.Around.class));

    assertThat(exit.bindings())
        .containsExactly(AdviceMethod.THIS, AdviceMethod.ENTER, AdviceMethod.THROWN);
  }

  @Test
  void adviceWithOneOfThem_hasNotTheOther() {
    assertThat(AdviceMethod.exitOf(classFile(JdkAdvice.OnlyEnter.class))).isNull();
    assertThat(AdviceMethod.enterOf(classFile(JdkAdvice.OnlyExit.class))).isNull();
  }

  @Test
  void parameterThatStandsForNothing_isRefused() {
    byte[] advice = classFile(JdkAdvice.Unbound.class);

    assertThatThrownBy(() -> AdviceMethod.enterOf(advice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("parameter 0");
  }
}

package io.heddle.weaver.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import net.bytebuddy.asm.Advice;
import org.junit.jupiter.api.Test;
import sample.JdkAdvice;
import sample.TransformingLoader;

class AdviceTranslationTest {

  private static Method translated(Class<?> advice, String method) {
    byte[] translated =
        AdviceTranslation.toByteBuddy(TransformingLoader.classFile(advice.getName()));
    Class<?> type = new TransformingLoader(null).define(advice.getName(), translated);
    return Arrays.stream(type.getDeclaredMethods())
        .filter(each -> each.getName().equals(method))
        .findFirst()
        .orElseThrow();
  }

  private static Annotation parameter(Method method, int index) {
    assertThat(method.getParameterAnnotations()[index]).hasSize(1);
    return method.getParameterAnnotations()[index][0];
  }

  @Test
  void enter_isCalled_notInlined() {
    Advice.OnMethodEnter enter =
        translated(JdkAdvice.Wide.class, "enter").getAnnotation(Advice.OnMethodEnter.class);

    assertThat(enter.inline()).isFalse();
  }

  @Test
  void exit_isCalled_alsoWhereTheMethodThrows() {
    Advice.OnMethodExit exit =
        translated(JdkAdvice.Wide.class, "exit").getAnnotation(Advice.OnMethodExit.class);

    assertThat(exit.inline()).isFalse();
    assertThat(exit.onThrowable()).isEqualTo(Throwable.class);
  }

  @Test
  void parameters_standForTheSame() {
    Method wide = translated(JdkAdvice.Wide.class, "exit");
    Method around = translated(JdkAdvice.Around.class, "exit");

    assertThat(parameter(wide, 0)).isInstanceOf(Advice.Return.class);
    assertThat(parameter(wide, 1)).isInstanceOf(Advice.Enter.class);
    assertThat(((Advice.Argument) parameter(wide, 2)).value()).isEqualTo(3);
    assertThat(((Advice.This) parameter(around, 0)).optional()).isTrue();
    assertThat(parameter(around, 2)).isInstanceOf(Advice.Thrown.class);
  }
}

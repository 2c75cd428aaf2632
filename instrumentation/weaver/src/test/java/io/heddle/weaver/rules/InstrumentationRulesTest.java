package io.heddle.weaver.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumentationRulesTest {

  private final InstrumentationRules rules = InstrumentationRules.of(new Sample());

  static final class Sample implements Instrumentation {
    @Override
    public String name() {
      return "sample";
    }

    @Override
    public void declare(Weave weave) {
      weave.type("a.A$B").method("m", String.class).method("n", "(La/C;)", Integer.class);
      weave.renaming("a.", "b.").subtypesOf("a.Root").method("n", "(La/C;)V", Integer.class);
      weave.jdkType("java.X").redirect("run", "java/Y", "call", "(I)J", Long.class);
    }
  }

  @Test
  void declarations_areCollectedInOrder() {
    assertThat(rules.name()).isEqualTo("sample");
    assertThat(rules.className()).isEqualTo(Sample.class.getName());
    assertThat(rules.types())
        .extracting(TypeRule::kind)
        .containsExactly(TypeRule.Kind.EXACT, TypeRule.Kind.SUBTYPES, TypeRule.Kind.JDK);
    assertThat(rules.types())
        .extracting(TypeRule::internalName)
        .containsExactly("a/A$B", "b/Root", "java/X");
  }

  @Test
  void methodWithoutDescriptor_isEveryOverload() {
    MethodRule rule = rules.types().get(0).methods().get(0);

    assertThat(rule.matches("m", "()V")).isTrue();
    assertThat(rule.matches("m", "(I)J")).isTrue();
    assertThat(rule.matches("mm", "()V")).isFalse();
    assertThat(rule.advice()).isEqualTo("java.lang.String");
  }

  @Test
  void methodWithParametersOnly_isThatOverloadWhateverItReturns() {
    MethodRule rule = rules.types().get(0).methods().get(1);

    assertThat(rule.matches("n", "(La/C;)V")).isTrue();
    assertThat(rule.matches("n", "(La/C;)La/D;")).isTrue();
    assertThat(rule.matches("n", "(La/C;I)V")).isFalse();
  }

  @Test
  void renaming_appliesToTypesAndDescriptors() {
    TypeRule renamed = rules.types().get(1);

    assertThat(renamed.methods().get(0).matches("n", "(Lb/C;)V")).isTrue();
    assertThat(renamed.methods().get(0).matches("n", "(La/C;)V")).isFalse();
    assertThat(renamed.renaming().toString()).isEqualTo("a/>b/");
    assertThat(rules.types().get(0).renaming()).isEqualTo(Renaming.NONE);
  }

  @Test
  void redirect_takesTheReceiverAsFirstParameter() {
    CallRule rule = rules.types().get(2).calls().get(0);

    assertThat(rule.appliesWithin("run")).isTrue();
    assertThat(rule.appliesWithin("call")).isFalse();
    assertThat(rule.matches("java/Y", "call", "(I)J")).isTrue();
    assertThat(rule.matches("java/Y", "call", "(J)J")).isFalse();
    assertThat(rule.replacement()).isEqualTo("java/lang/Long");
    assertThat(rule.replacementDescriptor()).isEqualTo("(Ljava/Y;I)J");
  }

  @Test
  void collectedTypes_cannotBeChanged() {
    List<TypeRule> types = rules.types();

    assertThatThrownBy(types::clear).isInstanceOf(UnsupportedOperationException.class);
  }
}

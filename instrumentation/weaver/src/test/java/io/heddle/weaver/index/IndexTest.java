package io.heddle.weaver.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;
import io.heddle.weaver.rules.InstrumentationRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class IndexTest {

  private static final Index INDEX = IndexBuilder.build(List.of(of(new Two()), of(new One())));

  private static InstrumentationRules of(Instrumentation instrumentation) {
    return InstrumentationRules.of(instrumentation);
  }

  static final class One implements Instrumentation {
    @Override
    public String name() {
      return "one";
    }

    @Override
    public void declare(Weave weave) {
      weave.type("lib.Exact");
      weave.subtypesOf("lib.Root");
      weave.jdkType("java.lang.Thread");
      weave.type("lib.Exact");
    }
  }

  static final class Two implements Instrumentation {
    @Override
    public String name() {
      return "two";
    }

    @Override
    public void declare(Weave weave) {
      weave.type("lib.Exact");
      weave.subtypesOf("other.Root");
      weave.subtypesOf("lib.Root");
    }
  }

  /** Declares what a test says. */
  static final class Any implements Instrumentation {
    private final Consumer<Weave> declaration;

    Any(Consumer<Weave> declaration) {
      this.declaration = declaration;
    }

    @Override
    public String name() {
      return "any";
    }

    @Override
    public void declare(Weave weave) {
      declaration.accept(weave);
    }
  }

  @Test
  void build_numbersInstrumentationsByTheirClass_inWhateverOrderTheyCome() {
    assertThat(INDEX.size()).isEqualTo(2);
    assertThat(INDEX.className(0)).isEqualTo(One.class.getName());
    assertThat(INDEX.name(1)).isEqualTo("two");
    assertThat(bytes(IndexBuilder.build(List.of(of(new One()), of(new Two())))))
        .isEqualTo(bytes(INDEX));
  }

  @Test
  void types_areFoundByInternalName_eachInstrumentationOnce() {
    assertThat(INDEX.ofExactType("lib/Exact")).containsExactly(0, 1);
    assertThat(INDEX.ofExactType("lib.Exact")).isNull();
    assertThat(INDEX.ofExactType("lib/Root")).isNull();
    assertThat(INDEX.ofJdkType("java/lang/Thread")).containsExactly(0);
    assertThat(INDEX.jdkTypes()).containsExactly("java/lang/Thread");
  }

  @Test
  void roots_areBits() {
    assertThat(INDEX.roots()).containsExactly("lib/Root", "other/Root");
    assertThat(INDEX.rootBit("lib/Root")).isEqualTo(1);
    assertThat(INDEX.rootBit("other/Root")).isEqualTo(2);
    assertThat(INDEX.rootBit("lib/Exact")).isZero();
    assertThat(INDEX.ofRoot(0)).containsExactly(0, 1);
    assertThat(INDEX.ofRoot(1)).containsExactly(1);
  }

  @Test
  void writtenAndRead_isTheSame() throws IOException {
    byte[] written = bytes(INDEX);
    Index read = Index.read(new ByteArrayInputStream(written));

    assertThat(bytes(read)).isEqualTo(written);
    assertThat(read.ofExactType("lib/Exact")).containsExactly(0, 1);
    assertThat(read.rootBit("other/Root")).isEqualTo(2);
    assertThat(read.className(1)).isEqualTo(Two.class.getName());
  }

  @Test
  void emptyIndex_isWrittenAndRead() throws IOException {
    Index read = Index.read(new ByteArrayInputStream(bytes(IndexBuilder.build(List.of()))));

    assertThat(read.size()).isZero();
    assertThat(read.roots()).isEmpty();
  }

  @Test
  void damagedIndex_isAnIoException() {
    byte[] written = bytes(INDEX);
    for (int length = 0; length < written.length; length++) {
      byte[] truncated = Arrays.copyOf(written, length);
      assertThatThrownBy(() -> Index.read(new ByteArrayInputStream(truncated)))
          .isInstanceOf(IOException.class);
    }
    written[0] = 9;
    assertThatThrownBy(() -> Index.read(new ByteArrayInputStream(written)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 9");
  }

  @Test
  void without_leavesInstrumentationsOut_andTheOthersNumbersAsTheyAre() {
    Index without = INDEX.without(new boolean[] {false, true});

    assertThat(without.ofExactType("lib/Exact")).containsExactly(0);
    assertThat(without.roots()).containsExactly("lib/Root");
    assertThat(without.ofRoot(0)).containsExactly(0);
    assertThat(without.rootBit("other/Root")).isZero();
    assertThat(without.className(1)).isEqualTo(Two.class.getName());
    assertThat(INDEX.without(new boolean[] {true, true}).jdkTypes()).isEmpty();
  }

  @Test
  void sixtyFourRoots_areTheMost() {
    assertThat(IndexBuilder.build(List.of(of(new Any(roots(64))))).rootBit("lib/R9"))
        .isEqualTo(Long.MIN_VALUE);
    assertThatThrownBy(() -> IndexBuilder.build(List.of(of(new Any(roots(65))))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65 root types");
  }

  private static Consumer<Weave> roots(int count) {
    return weave -> {
      for (int i = 0; i < count; i++) {
        weave.subtypesOf("lib.R" + i);
      }
    };
  }

  @Test
  void sameInstrumentationTwice_isRefused() {
    assertThatThrownBy(() -> IndexBuilder.build(List.of(of(new One()), of(new One()))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stands twice");
  }

  private static byte[] bytes(Index index) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      index.write(out);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return out.toByteArray();
  }
}

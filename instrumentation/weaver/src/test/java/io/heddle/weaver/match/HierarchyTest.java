package io.heddle.weaver.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;
import io.heddle.weaver.index.Index;
import io.heddle.weaver.index.IndexBuilder;
import io.heddle.weaver.rules.InstrumentationRules;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sample.ClassFiles;
import sample.ResourceLoader;

class HierarchyTest {

  private static final String OBJECT = "java/lang/Object";
  private static final Index INDEX =
      IndexBuilder.build(List.of(InstrumentationRules.of(new TwoRoots())));
  private static final long ROOT = INDEX.rootBit("lib/Root");
  private static final long SUPPLIER = INDEX.rootBit("java/util/function/Supplier");

  private final ResourceLoader loader =
      new ResourceLoader()
          .with("lib/Root", ClassFiles.type("lib/Root", OBJECT))
          .with("lib/Below", ClassFiles.type("lib/Below", OBJECT, "lib/Other", "lib/Root"))
          .with("lib/Other", ClassFiles.type("lib/Other", OBJECT))
          .with("lib/Base", ClassFiles.type("lib/Base", OBJECT, "lib/Below"));
  private final LoadedTypes types = new LoadedTypes();
  private final Hierarchy hierarchy = new Hierarchy(INDEX);

  static final class TwoRoots implements Instrumentation {
    @Override
    public String name() {
      return "two-roots";
    }

    @Override
    public void declare(Weave weave) {
      weave.subtypesOf("lib.Root");
      weave.subtypesOf("java.util.function.Supplier");
    }
  }

  private long above(ClassLoader asked, String name, String superName, String... interfaces) {
    byte[] classFile = ClassFiles.type(name, superName, interfaces);
    return hierarchy.rootsAbove(asked, types, name, classFile);
  }

  private long above(String name, String superName, String... interfaces) {
    return above(loader, name, superName, interfaces);
  }

  @Test
  void roots_areFoundThroughSuperClassesAndInterfacesOfAllLevels() {
    assertThat(above("app/Direct", OBJECT, "lib/Root")).isEqualTo(ROOT);
    assertThat(above("app/Second", OBJECT, "lib/Other", "lib/Below")).isEqualTo(ROOT);
    assertThat(above("app/Class", "lib/Base")).isEqualTo(ROOT);
    assertThat(above("app/Both", "lib/Base", "java/util/function/Supplier"))
        .isEqualTo(ROOT | SUPPLIER);
    assertThat(above("lib/Root", OBJECT)).isEqualTo(ROOT);
  }

  @Test
  void classBelowNoRoot_hasNone() {
    assertThat(above("app/None", OBJECT)).isZero();
    assertThat(above("app/Other", "lib/Other", "java/lang/Runnable")).isZero();
  }

  @Test
  void eachType_isReadOnce_andNothingIsLoaded() {
    for (int i = 0; i < 3; i++) {
      above("app/A" + i, "lib/Base", "lib/Below", "lib/Missing");
    }

    assertThat(loader.reads())
        .containsOnly(
            Map.entry("lib/Base", 1),
            Map.entry("lib/Below", 1),
            Map.entry("lib/Other", 1),
            Map.entry("lib/Root", 1),
            Map.entry("lib/Missing", 1));
  }

  @Test
  void classDefinedBefore_isKnownFromItsOwnBytes() {
    above("app/Parent", OBJECT, "lib/Root");

    assertThat(above("app/Child", "app/Parent")).isEqualTo(ROOT);
    assertThat(loader.reads()).doesNotContainKey("app/Parent");
  }

  @Test
  void generatedClassThatWasLookedUpInVain_isKnownOnceItIsDefined() {
    assertThat(above("app/Child", "app/Generated")).isZero();

    assertThat(above("app/Generated", OBJECT, "lib/Root")).isEqualTo(ROOT);
    assertThat(above("app/Other", "app/Generated")).isEqualTo(ROOT);
  }

  @Test
  void loaderThatSeesNoRoot_isAskedForNothingElse() {
    Index libraryOnly = IndexBuilder.build(List.of(InstrumentationRules.of(new OneRoot())));
    ResourceLoader empty = new ResourceLoader();
    byte[] classFile = ClassFiles.type("app/A", "lib/Base", "lib/Root");

    assertThat(new Hierarchy(libraryOnly).rootsAbove(empty, types, "app/A", classFile)).isZero();
    assertThat(empty.reads()).isEmpty();
  }

  static final class OneRoot implements Instrumentation {
    @Override
    public String name() {
      return "one-root";
    }

    @Override
    public void declare(Weave weave) {
      weave.subtypesOf("lib.Root");
    }
  }

  @Test
  void brokenSuperType_isOfNoInterest_andDoesNotHideTheOthers() {
    byte[] truncated = new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 52};
    loader.with("lib/Truncated", truncated).with("lib/Empty", new byte[0]);

    assertThat(above("app/A", "lib/Truncated", "lib/Empty", "lib/Root")).isEqualTo(ROOT);
  }

  @Test
  void brokenClassItself_hasNoRoots() {
    assertThat(hierarchy.rootsAbove(loader, types, "app/A", new byte[0])).isZero();
    assertThat(hierarchy.rootsAbove(loader, types, "app/A", new byte[] {1, 2, 3})).isZero();
  }

  @Test
  void cycle_isLeftAtOnce_andEachOfItsTypesReadOnce() {
    int size = 30;
    for (int i = 0; i < size; i++) {
      String[] all = new String[size];
      for (int j = 0; j < size; j++) {
        all[j] = "cycle/T" + j;
      }
      loader.with("cycle/T" + i, ClassFiles.type("cycle/T" + i, OBJECT, all));
    }

    assertThat(above("app/A", "cycle/T0", "lib/Root")).isEqualTo(ROOT);
    assertThat(loader.reads()).containsEntry("cycle/T29", 1).containsEntry("cycle/T0", 1);
  }

  @Test
  void hierarchyOfAnyDepth_doesNotOverflow() {
    for (int i = 0; i < 10_000; i++) {
      String superName = "deep/T" + (i + 1);
      loader.with("deep/T" + i, ClassFiles.type("deep/T" + i, superName));
    }

    assertThat(above("app/A", "deep/T0", "lib/Root")).isEqualTo(ROOT);
    assertThat(loader.reads().size()).isLessThan(200);
  }

  @Test
  void loaderThatThrowsAnything_isAskedOnce_andKnowsNothing() {
    for (Throwable thrown :
        List.of(new IllegalStateException("stopped"), new NoClassDefFoundError("closed"))) {
      Throwing throwing = new Throwing(thrown);
      LoadedTypes known = new LoadedTypes();
      byte[] classFile = ClassFiles.type("app/A", "lib/Base", "java/util/function/Supplier");

      assertThat(hierarchy.rootsAbove(throwing, known, "app/A", classFile)).isEqualTo(SUPPLIER);
      assertThat(hierarchy.rootsAbove(throwing, known, "app/B", classFile)).isEqualTo(SUPPLIER);
      assertThat(throwing.asked).isEqualTo(1);
    }
  }

  private static final class Throwing extends ClassLoader {
    private final Throwable thrown;
    private int asked;

    Throwing(Throwable thrown) {
      super(null);
      this.thrown = thrown;
    }

    @Override
    public URL getResource(String name) {
      return Throwing.<RuntimeException, URL>sneak(thrown);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      asked++;
      return Throwing.<RuntimeException, InputStream>sneak(thrown);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable, T> T sneak(Throwable thrown) throws E {
      throw (E) thrown;
    }
  }

  @Test
  void manyTypes_areForgottenRatherThanKeptForever() {
    for (int i = 0; i < 50_000; i++) {
      types.remember("app/T" + i, 0);
    }
    int known = 0;
    for (int i = 0; i < 50_000; i++) {
      known += types.known("app/T" + i) == LoadedTypes.UNKNOWN ? 0 : 1;
    }

    assertThat(known).isBetween(1, 20_000);
  }
}

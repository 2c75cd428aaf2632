package io.heddle.weaver.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.instrumentation.shapes.AnswerInstrumentation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Opcodes;
import sample.Calls;
import sample.ClassFiles;
import sample.TransformingLoader;

/** Class files of every version, those of JVMs to come among them. */
class ClassFileVersionsTest {

  private static final String LIBRARY = "sample/shapes/Generated";
  private static final String JDK = "sample/shapes/GeneratedOfJdk";

  private final Weaving weaving = new Weaving(new AnswerInstrumentation());
  private final TransformingLoader loader = weaving.loader();

  @BeforeEach
  void clear() {
    Calls.clear();
  }

  private static void assertVersion(byte[] woven, int version) {
    int major = (woven[6] & 0xff) << 8 | woven[7] & 0xff;
    int minor = (woven[4] & 0xff) << 8 | woven[5] & 0xff;
    assertThat(major).isEqualTo(version & 0xffff);
    assertThat(minor).isEqualTo(version >>> 16);
  }

  /** Java 1.1, 5 and 6: no invokedynamic. */
  @ParameterizedTest
  @ValueSource(ints = {Opcodes.V1_1, 48, 49, 50})
  void libraryBeforeJava7_isLeftAlone(int version) {
    assertThat(weaving.transform(loader, LIBRARY, ClassFiles.answer(version, LIBRARY))).isNull();
  }

  /** Java 7 to 17. */
  @ParameterizedTest
  @ValueSource(ints = {51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61})
  void libraryThatThisJvmLoads_isWoven_andRuns(int version) throws Exception {
    Class<?> woven = loader.define("sample.shapes.Generated", ClassFiles.answer(version, LIBRARY));

    assertThat(woven.getMethod("answer").invoke(null)).isEqualTo(42);
    assertThat(Calls.all()).containsExactly("answered 42");
    assertVersion(loader.transformed().get("sample.shapes.Generated"), version);
  }

  /** Java 18 to 28, and one that nobody knows. */
  @ParameterizedTest
  @ValueSource(ints = {62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 99})
  void libraryOfALaterJvm_isWoven_andKeepsItsVersion(int version) {
    assertVersion(weaveAs(LIBRARY, version), version);
  }

  @ParameterizedTest
  @ValueSource(ints = {61, 65, 71, 72})
  void libraryWithPreviewFeatures_keepsItsMinorVersion(int version) {
    assertVersion(weaveAs(LIBRARY, version | Opcodes.V_PREVIEW), version | Opcodes.V_PREVIEW);
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 51, 52, 61, 65, 70, 71, 72, 73, 99})
  void jdkClassOfAnyVersion_isWoven_andKeepsItsVersion(int version) {
    assertVersion(weaveAs(JDK, version), version);
  }

  /** The class file is written at a version that ASM can write, and changed afterwards. */
  private byte[] weaveAs(String name, int version) {
    byte[] classFile = ClassFiles.answer(Opcodes.V1_7, name);
    classFile[4] = (byte) (version >> 24);
    classFile[5] = (byte) (version >> 16);
    classFile[7] = (byte) version;
    byte[] woven = weaving.transform(name.equals(JDK) ? null : loader, name, classFile);
    assertThat(woven).as("woven").isNotNull();
    assertThat(woven.length).isGreaterThan(classFile.length);
    return woven;
  }

  @Test
  void wovenClassOfALaterJvm_isWhatItWouldBeAtAKnownVersion() {
    byte[] known = weaveAs(LIBRARY, 61);
    byte[] unknown = weaveAs(LIBRARY, 99);
    unknown[7] = 61;

    assertThat(unknown).isEqualTo(known);
  }
}

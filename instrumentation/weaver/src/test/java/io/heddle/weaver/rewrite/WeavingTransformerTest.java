package io.heddle.weaver.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.instrumentation.shapes.AnswerInstrumentation;
import io.heddle.instrumentation.shapes.ShapesInstrumentation;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;
import io.heddle.weaver.index.IndexBuilder;
import io.heddle.weaver.link.ClassSource;
import io.heddle.weaver.rules.InstrumentationRules;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import sample.Calls;
import sample.ClassFiles;
import sample.TransformingLoader;

class WeavingTransformerTest {

  private static final String GENERATED = "sample/shapes/Generated";
  private static final byte[] ANSWER = ClassFiles.answer(Opcodes.V1_8, GENERATED);

  private static final MethodType INT = MethodType.methodType(int.class);

  private final Weaving weaving = new Weaving(new AnswerInstrumentation());
  private final TransformingLoader loader = weaving.loader();

  @BeforeEach
  void clear() {
    Calls.clear();
  }

  @Test
  void classThatNobodyAskedFor_isLeftAlone() {
    assertThat(weaving.transform(loader, "sample/Other", ANSWER)).isNull();
    assertThat(weaving.transform(null, "sample/Other", ANSWER)).isNull();
  }

  @Test
  void classWithoutTheMethodAskedFor_isLeftAlone() {
    byte[] empty = ClassFiles.type(GENERATED, "java/lang/Object");

    assertThat(weaving.transform(loader, GENERATED, empty)).isNull();
  }

  @Test
  void jdkRule_isForTheBootLoaderOnly() {
    byte[] classFile = ClassFiles.answer(Opcodes.V1_8, "sample/shapes/GeneratedOfJdk");

    assertThat(weaving.transform(null, "sample/shapes/GeneratedOfJdk", classFile)).isNotNull();
    assertThat(weaving.transform(loader, "sample/shapes/GeneratedOfJdk", classFile)).isNull();
  }

  @Test
  void ownLoader_andClassesWithoutName_areLeftAlone() {
    assertThat(weaving.transform(Weaving.class.getClassLoader(), GENERATED, ANSWER)).isNull();
    assertThat(weaving.transform(loader, null, ANSWER)).isNull();
  }

  @Test
  void classOfTheAgentThatCannotBeLoaded_endsAllWeaving() {
    AtomicBoolean whole = new AtomicBoolean();
    ClassSource damagedAtFirst =
        name -> {
          if (!whole.getAndSet(true)) {
            throw new NoClassDefFoundError("io/heddle/weaver/rewrite/LibraryWeaver$Matcher");
          }
          return Weaving.SOURCE.find(name);
        };
    WeavingTransformer transformer =
        new WeavingTransformer(
            IndexBuilder.build(List.of(InstrumentationRules.of(new AnswerInstrumentation()))),
            Weaving.class.getClassLoader(),
            damagedAtFirst,
            weaving.linkage());

    assertThat(transformer.transform(loader, GENERATED, null, null, ANSWER)).isNull();
    assertThat(whole).isTrue();
    assertThat(transformer.transform(loader, GENERATED, null, null, ANSWER)).isNull();
  }

  @Test
  void classBelowARoot_isWoven() throws Exception {
    byte[] classFile = answering("sample/shapes/Answer", 10);
    Class<?> woven = loader.define("sample.shapes.Answer", classFile);

    assertThat(woven.getMethod("answer").invoke(woven.getConstructor().newInstance()))
        .isEqualTo(42);
    assertThat(Calls.all()).containsExactly("answered 42");
  }

  @Test
  void classThatIsNamedAndBelowARoot_isWovenOnce() throws Exception {
    Class<?> woven = loader.define("sample.shapes.Generated", answering(GENERATED, 10));
    woven.getMethod("answer").invoke(woven.getConstructor().newInstance());

    assertThat(Calls.all()).containsExactly("answered 42");
  }

  @Test
  void libraryClassUnderJavax_isWoven_alsoInALoaderWithoutParent() {
    String name = "javax/sample/Generated";
    ClassLoader withoutParent =
        new TransformingLoader(null, null) {
          @Override
          protected Class<?> loadClass(String className, boolean resolve)
              throws ClassNotFoundException {
            return Class.forName(className, false, Weaving.class.getClassLoader());
          }
        };

    assertThat(weaving.transform(withoutParent, name, ClassFiles.answer(Opcodes.V1_8, name)))
        .isNotNull();
  }

  @Test
  void loaderThatHidesHeddle_hasItsClassesLeftAlone() {
    ClassLoader hiding = new TransformingLoader(null, ClassLoader.getPlatformClassLoader());

    assertThat(weaving.transform(hiding, GENERATED, ANSWER)).isNull();
  }

  @Test
  void truncatedClassFile_neverThrows() {
    byte[] shapes = TransformingLoader.classFile("sample.shapes.Shapes");
    Weaving all = new Weaving(new ShapesInstrumentation(), new AnswerInstrumentation());
    for (int length = 0; length < shapes.length; length += 1 + length / 30) {
      byte[] truncated = Arrays.copyOf(shapes, length);
      assertThat(all.transform(loader, "sample/shapes/Shapes", truncated)).isNull();
      assertThat(all.transform(loader, "sample/shapes/Unknown", truncated)).isNull();
    }
  }

  @Test
  void damagedClassFile_neverThrows() {
    byte[] shapes = TransformingLoader.classFile("sample.shapes.Kinds$Bridged");
    Weaving all = new Weaving(new ShapesInstrumentation());
    Random random = new Random(13);
    for (int i = 0; i < 400; i++) {
      byte[] damaged = shapes.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      all.transform(loader, "sample/shapes/Kinds$Bridged", damaged);
      all.transform(null, "sample/shapes/Kinds$Bridged", damaged);
    }
  }

  /** 64 KB of code is the JVM's limit. */
  @Test
  void methodThatHasNoRoomForMore_isLeftAlone() {
    assertThat(weaving.transform(loader, GENERATED, answering(GENERATED, 65_530))).isNull();
    assertThat(weaving.transform(loader, GENERATED, answering(GENERATED, 60_000))).isNotNull();
  }

  @Test
  void classThatMentionsOptionalTypesThatAreMissing_isWoven_andRuns() throws Throwable {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(ANSWER)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public void visitEnd() {
                visitAnnotation("Lno/such/Annotation;", true).visitEnd();
                visitField(Opcodes.ACC_PUBLIC, "field", "Lno/such/Type;", null, null);
                int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT;
                String descriptor = "(Lno/such/Type;)[Lno/such/Other;";
                String[] exceptions = {"no/such/Problem"};
                visitMethod(access, "optional", descriptor, null, exceptions).visitEnd();
                visitMethod(access, "answer", descriptor, null, exceptions).visitEnd();
              }

              @Override
              public void visit(
                  int version, int access, String name, String s, String above, String[] i) {
                super.visit(version, access | Opcodes.ACC_ABSTRACT, name, s, above, i);
              }
            },
            0);
    Class<?> woven = loader.define("sample.shapes.Generated", writer.toByteArray());

    assertThat(MethodHandles.lookup().findStatic(woven, "answer", INT).invoke()).isEqualTo(42);
    assertThat(Calls.all()).containsExactly("answered 42");
  }

  /** A class that implements {@code Answering} with so many bytes of code. */
  private static byte[] answering(String name, int codeSize) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String[] interfaces = {"sample/Answering"};
    writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", interfaces);
    MethodVisitor init = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    init.visitVarInsn(Opcodes.ALOAD, 0);
    init.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    init.visitInsn(Opcodes.RETURN);
    init.visitMaxs(0, 0);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, "answer", "()I", null, null);
    for (int i = 3; i < codeSize; i++) {
      method.visitInsn(Opcodes.NOP);
    }
    method.visitIntInsn(Opcodes.BIPUSH, 42);
    method.visitInsn(Opcodes.IRETURN);
    method.visitMaxs(0, 0);
    writer.visitEnd();
    return writer.toByteArray();
  }

  @Test
  void instrumentationWhoseDeclarationThrows_isOffAfterTheLimit_andTheOthersGoOn() {
    Weaving two = new Weaving(new ThrowsWhenAskedAgain(), new AnswerInstrumentation());
    ThrowsWhenAskedAgain.asked = 0;

    for (int i = 0; i < 30; i++) {
      assertThat(two.transform(loader, GENERATED, ANSWER)).isNotNull();
    }

    assertThat(ThrowsWhenAskedAgain.asked).isEqualTo(10);
    assertThat(two.linkage().failuresOf(ThrowsWhenAskedAgain.class.getName()).isOff()).isTrue();
  }

  /** Declares when the index is made, and throws in the application. */
  public static final class ThrowsWhenAskedAgain implements Instrumentation {
    private static int asked = -1;

    @Override
    public String name() {
      return "throws";
    }

    @Override
    public void declare(Weave weave) {
      weave.type("sample.shapes.Generated").method("answer", Object.class);
      if (asked >= 0) {
        asked++;
        throw new NoClassDefFoundError("no such library");
      }
      asked = 0;
    }
  }

  @Test
  void adviceThatIsNotThere_leavesTheClassAlone() {
    JdkShapesTest.Declared.next =
        weave -> weave.type("sample.shapes.Generated").method("answer", List.class);
    Weaving missing = new Weaving(new JdkShapesTest.Declared());

    assertThat(missing.transform(loader, GENERATED, ANSWER)).isNull();
  }
}

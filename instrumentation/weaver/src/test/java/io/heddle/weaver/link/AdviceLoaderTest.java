package io.heddle.weaver.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.bootstrap.trace.Tracing;
import io.heddle.instrumentation.shapes.AnswerInstrumentation;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.rules.Renaming;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sample.Calls;
import sample.TransformingLoader;

class AdviceLoaderTest {

  private static final String OWN = "io.heddle.instrumentation.shapes.";
  private static final ClassSource SOURCE =
      name ->
          name.endsWith("Missing") ? null : TransformingLoader.classFile(name.replace('/', '.'));

  private final ClassLoader application = new TransformingLoader(null);
  private final AdviceLoader loader = new AdviceLoader(application, OWN, Renaming.NONE, SOURCE);

  @Test
  void classesOfTheOwnPackage_areDefinedHere_onceEach() throws Exception {
    Class<?> advice = loader.loadClass(AnswerInstrumentation.class.getName());

    assertThat(advice.getClassLoader()).isSameAs(loader);
    assertThat(advice).isNotSameAs(AnswerInstrumentation.class);
    assertThat(loader.loadClass(AnswerInstrumentation.class.getName())).isSameAs(advice);
  }

  @Test
  void otherClasses_areTheApplications() throws Exception {
    assertThat(loader.loadClass("sample.shapes.Shapes").getClassLoader()).isSameAs(application);
    assertThat(loader.loadClass("sample.Calls")).isSameAs(Calls.class);
    assertThat(loader.loadClass("java.lang.String")).isSameAs(String.class);
  }

  @Test
  void classesOfTheWeaver_areTheAgents() throws Exception {
    assertThat(loader.loadClass(Instrumentation.class.getName())).isSameAs(Instrumentation.class);
  }

  @Test
  void missingClass_isNotFound() {
    assertThatThrownBy(() -> loader.loadClass(OWN + "Missing"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThatThrownBy(() -> loader.loadClass("no.such.Type"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void classFilesOfTheAgent_areNobodysResources() {
    assertThat(loader.getResource("io/heddle/weaver/Weave.class")).isNull();
  }

  /** Here the boot loader has no classes of Heddle; what matters is who is asked for them. */
  @Test
  void bootClasses_areAskedOfTheBootLoader_notOfTheApplication() {
    ClassLoader hiding =
        new ClassLoader(null) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) {
            throw new AssertionError("the application was asked for " + name);
          }
        };
    AdviceLoader asking = new AdviceLoader(hiding, OWN, Renaming.NONE, SOURCE);

    assertThatThrownBy(() -> asking.loadClass("io.heddle.bootstrap.trace.Tracing"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void bootClasses_areSeen_evenWhereTheApplicationHidesThem() throws Exception {
    String boot =
        Stream.of(Tracing.class, Span.class, Context.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
            .collect(Collectors.joining(File.pathSeparator));
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xbootclasspath/a:" + boot,
                "-cp",
                System.getProperty("java.class.path"),
                HidingApplication.class.getName())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("loaded by null");
    assertThat(jvm.waitFor()).isZero();
  }
}

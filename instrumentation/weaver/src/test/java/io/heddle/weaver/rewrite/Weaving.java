package io.heddle.weaver.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.weave.WovenCall;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.index.IndexBuilder;
import io.heddle.weaver.link.AdviceLinkage;
import io.heddle.weaver.link.ClassSource;
import io.heddle.weaver.rules.InstrumentationRules;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;
import sample.TransformingLoader;

/** A weaver with some instrumentations of the test's class path, and what is woven by it. */
final class Weaving {

  static final ClassSource SOURCE = name -> TransformingLoader.classFile(name.replace('/', '.'));

  private final AdviceLinkage linkage = new AdviceLinkage(SOURCE);
  private final WeavingTransformer transformer;

  Weaving(Instrumentation... instrumentations) {
    List<InstrumentationRules> rules =
        Arrays.stream(instrumentations).map(InstrumentationRules::of).toList();
    transformer =
        new WeavingTransformer(
            IndexBuilder.build(rules), Weaving.class.getClassLoader(), SOURCE, linkage);
    WovenCall.setLinker(linkage);
  }

  WeavingTransformer transformer() {
    return transformer;
  }

  AdviceLinkage linkage() {
    return linkage;
  }

  TransformingLoader loader() {
    return new TransformingLoader(transformer);
  }

  /** As the transformer is asked by the JVM; null where the class is left as it is. */
  byte[] transform(ClassLoader loader, String internalName, byte[] classFile) {
    return transformer.transform(loader, internalName, null, null, classFile);
  }

  /** What {@link sample.shapes.Run} does in a loader. */
  @SuppressWarnings("unchecked")
  static List<String> run(ClassLoader loader) throws Exception {
    Class<?> run = loader.loadClass("sample.shapes.Run");
    return ((Supplier<List<String>>) run.getConstructor().newInstance()).get();
  }

  /** Holds a class file against the verifier of ASM. */
  static void assertValid(byte[] classFile, ClassLoader loader) {
    StringWriter faults = new StringWriter();
    CheckClassAdapter.verify(new ClassReader(classFile), loader, false, new PrintWriter(faults));
    assertThat(faults.toString()).isEmpty();
  }
}

package io.heddle.weaver.rewrite;

import io.heddle.bootstrap.weave.WovenCall;
import io.heddle.weaver.link.ClassSource;
import io.heddle.weaver.rules.MethodRule;
import io.heddle.weaver.rules.Renaming;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.AsmClassReader;
import net.bytebuddy.utility.AsmClassWriter;
import net.bytebuddy.utility.JavaConstant;
import org.objectweb.asm.ClassReader;

/**
 * Weaves classes of libraries with ByteBuddy: advice is called through {@code invokedynamic}, which
 * {@link WovenCall} links. Thread-safe; holds no lock while it works.
 */
final class LibraryWeaver {

  private static final AsmClassReader.Factory READERS = new Readers();

  private final ByteBuddy byteBuddy =
      new ByteBuddy()
          .with(TypeValidation.DISABLED)
          .with(READERS)
          .with(AsmClassWriter.Factory.Default.ASM_ONLY);
  private final ClassSource source;
  private final MethodDescription.InDefinedShape wovenCall;
  private final TypePool ownTypes;
  private final ClassFileLocator ownClassFiles;
  private final Map<String, byte[]> translatedAdvice = new ConcurrentHashMap<String, byte[]>();

  LibraryWeaver(ClassSource source) throws NoSuchMethodException {
    this.source = source;
    Method bootstrap =
        WovenCall.class.getMethod(
            "bootstrap",
            MethodHandles.Lookup.class,
            String.class,
            MethodType.class,
            String.class,
            String.class,
            String.class);
    this.wovenCall = new MethodDescription.ForLoadedMethod(bootstrap);
    Map<String, TypeDescription> types = new HashMap<String, TypeDescription>();
    for (Class<?> type :
        Arrays.<Class<?>>asList(
            Advice.OnMethodEnter.class,
            Advice.OnMethodExit.class,
            Advice.This.class,
            Advice.Argument.class,
            Advice.Enter.class,
            Advice.Return.class,
            Advice.Thrown.class,
            Throwable.class,
            Object.class)) {
      types.put(type.getName(), TypeDescription.ForLoadedType.of(type));
    }
    this.ownTypes = new TypePool.Explicit(types);
    this.ownClassFiles = new OwnClassFiles(source);
  }

  /** The newest class file version that ByteBuddy reads; ASM, below it, may be ahead. */
  static int newestKnownVersion() {
    return ClassFileVersion.latest().getMajorVersion();
  }

  /**
   * @param loader null for the boot loader
   * @param classFile of a version between Java 7 and {@link #newestKnownVersion()}
   */
  byte[] weave(ClassLoader loader, String className, byte[] classFile, List<WeaveTask> tasks) {
    ClassFileLocator library = ClassFileLocator.ForClassLoader.of(loader);
    ClassFileLocator locator =
        new ClassFileLocator.Compound(ClassFileLocator.Simple.of(className, classFile), library);
    TypePool types =
        new TypePool.Default.WithLazyResolution(
            new TypePool.CacheProvider.Simple(),
            locator,
            TypePool.Default.ReaderMode.FAST,
            READERS);
    DynamicType.Builder<?> builder =
        byteBuddy.decorate(types.describe(className).resolve(), locator);
    for (WeaveTask task : tasks) {
      for (MethodRule rule : task.methods()) {
        builder =
            builder.visit(
                new AsmVisitorWrapper.ForDeclaredMethods()
                    .method(new Matcher(rule), advice(task, rule, library)));
      }
    }
    return builder.make(types).getBytes();
  }

  private Advice advice(WeaveTask task, MethodRule rule, ClassFileLocator library) {
    String name = rule.advice();
    Renaming renaming = task.type().renaming();
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(name, translated(name, renaming)), library, ownClassFiles);
    TypePool pool =
        new TypePool.Default.WithLazyResolution(
            new TypePool.CacheProvider.Simple(),
            locator,
            TypePool.Default.ReaderMode.FAST,
            READERS,
            ownTypes);
    List<JavaConstant> arguments =
        Arrays.<JavaConstant>asList(
            JavaConstant.Simple.ofLoaded(task.instrumentation()),
            JavaConstant.Simple.ofLoaded(name),
            JavaConstant.Simple.ofLoaded(renaming.toString()));
    return Advice.withCustomMapping()
        .with(READERS)
        .bootstrap(wovenCall, new FixedArguments(arguments))
        .to(pool.describe(name).resolve(), locator);
  }

  private byte[] translated(String advice, Renaming renaming) {
    String key = advice + ' ' + renaming;
    byte[] known = translatedAdvice.get(key);
    if (known == null) {
      byte[] classFile = source.find(advice.replace('.', '/'));
      if (classFile == null) {
        throw new IllegalStateException("no class file of advice " + advice);
      }
      known = AdviceTranslation.toByteBuddy(renaming.apply(classFile));
      translatedAdvice.put(key, known);
    }
    return known;
  }

  /** Types of ours in the signatures of advice. */
  private static final class OwnClassFiles implements ClassFileLocator {
    private final ClassSource source;

    OwnClassFiles(ClassSource source) {
      this.source = source;
    }

    @Override
    public Resolution locate(String name) {
      byte[] classFile = source.find(name.replace('.', '/'));
      return classFile == null ? new Resolution.Illegal(name) : new Resolution.Explicit(classFile);
    }

    @Override
    public void close() {
      // Holds nothing open.
    }
  }

  /**
   * Our ASM, which may be ahead of what ByteBuddy asks of it; never the JDK's own class file API.
   */
  private static final class Readers implements AsmClassReader.Factory {
    @Override
    public AsmClassReader make(byte[] classFile) {
      return make(classFile, false);
    }

    @Override
    public AsmClassReader make(byte[] classFile, boolean experimental) {
      return new AsmClassReader.ForAsm(new ClassReader(classFile));
    }
  }

  private static final class FixedArguments
      implements Advice.BootstrapArgumentResolver.Factory, Advice.BootstrapArgumentResolver {
    private final List<JavaConstant> arguments;

    FixedArguments(List<JavaConstant> arguments) {
      this.arguments = arguments;
    }

    @Override
    public Advice.BootstrapArgumentResolver resolve(
        MethodDescription.InDefinedShape adviceMethod, boolean exit) {
      return this;
    }

    @Override
    public List<JavaConstant> resolve(
        TypeDescription instrumentedType, MethodDescription instrumentedMethod) {
      return arguments;
    }
  }

  private static final class Matcher implements ElementMatcher<MethodDescription> {
    private final MethodRule rule;

    Matcher(MethodRule rule) {
      this.rule = rule;
    }

    @Override
    public boolean matches(MethodDescription method) {
      return MethodNames.isWoven(method.getModifiers(), method.getInternalName())
          && rule.matches(method.getInternalName(), method.getDescriptor());
    }
  }
}

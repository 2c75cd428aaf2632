package io.heddle.weaver.rewrite;

import io.heddle.bootstrap.weave.advice.Argument;
import io.heddle.bootstrap.weave.advice.Enter;
import io.heddle.bootstrap.weave.advice.OnEnter;
import io.heddle.bootstrap.weave.advice.OnExit;
import io.heddle.bootstrap.weave.advice.Returned;
import io.heddle.bootstrap.weave.advice.This;
import io.heddle.bootstrap.weave.advice.Thrown;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Says in ByteBuddy's annotations what an advice class says in ours: called and not inlined, at
 * exit also where the method throws. Only ByteBuddy reads the result; what is loaded and run is the
 * advice class itself.
 */
final class AdviceTranslation {

  private static final Map<String, String> PARAMETERS = new HashMap<String, String>();

  static {
    PARAMETERS.put(Type.getDescriptor(This.class), Type.getDescriptor(Advice.This.class));
    PARAMETERS.put(Type.getDescriptor(Argument.class), Type.getDescriptor(Advice.Argument.class));
    PARAMETERS.put(Type.getDescriptor(Enter.class), Type.getDescriptor(Advice.Enter.class));
    PARAMETERS.put(Type.getDescriptor(Returned.class), Type.getDescriptor(Advice.Return.class));
    PARAMETERS.put(Type.getDescriptor(Thrown.class), Type.getDescriptor(Advice.Thrown.class));
  }

  private static final String ON_ENTER = Type.getDescriptor(OnEnter.class);
  private static final String ON_EXIT = Type.getDescriptor(OnExit.class);

  private AdviceTranslation() {}

  static byte[] toByteBuddy(byte[] advice) {
    ClassReader reader = new ClassReader(advice);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return new Translator(
                super.visitMethod(access, name, descriptor, signature, exceptions));
          }
        },
        ClassReader.SKIP_DEBUG);
    return writer.toByteArray();
  }

  private static final class Translator extends MethodVisitor {
    Translator(MethodVisitor target) {
      super(Opcodes.ASM9, target);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      if (descriptor.equals(ON_ENTER)) {
        AnnotationVisitor enter =
            super.visitAnnotation(Type.getDescriptor(Advice.OnMethodEnter.class), true);
        enter.visit("inline", false);
        return enter;
      }
      if (descriptor.equals(ON_EXIT)) {
        AnnotationVisitor exit =
            super.visitAnnotation(Type.getDescriptor(Advice.OnMethodExit.class), true);
        exit.visit("inline", false);
        exit.visit("onThrowable", Type.getType(Throwable.class));
        return exit;
      }
      return super.visitAnnotation(descriptor, visible);
    }

    @Override
    public void visitAnnotableParameterCount(int parameterCount, boolean visible) {
      super.visitAnnotableParameterCount(parameterCount, true);
    }

    @Override
    public AnnotationVisitor visitParameterAnnotation(
        int parameter, String descriptor, boolean visible) {
      String translated = PARAMETERS.get(descriptor);
      if (translated == null) {
        return super.visitParameterAnnotation(parameter, descriptor, visible);
      }
      AnnotationVisitor annotation = super.visitParameterAnnotation(parameter, translated, true);
      if (translated.equals(Type.getDescriptor(Advice.This.class))) {
        annotation.visit("optional", true);
      }
      return annotation;
    }
  }
}

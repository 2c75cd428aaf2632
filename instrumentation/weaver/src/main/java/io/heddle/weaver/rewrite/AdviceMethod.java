package io.heddle.weaver.rewrite;

import io.heddle.bootstrap.weave.advice.Argument;
import io.heddle.bootstrap.weave.advice.Enter;
import io.heddle.bootstrap.weave.advice.OnEnter;
import io.heddle.bootstrap.weave.advice.OnExit;
import io.heddle.bootstrap.weave.advice.Returned;
import io.heddle.bootstrap.weave.advice.This;
import io.heddle.bootstrap.weave.advice.Thrown;
import java.util.Arrays;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * An advice method as its class file states it: where it is, and what each parameter stands for.
 */
final class AdviceMethod {

  /** What a parameter stands for; 0 and above is the argument of that number. */
  static final int THIS = -1;

  static final int ENTER = -2;
  static final int RETURNED = -3;
  static final int THROWN = -4;
  private static final int UNBOUND = -5;

  private final String owner;
  private final String name;
  private final String descriptor;
  private final int[] bindings;

  private AdviceMethod(String owner, String name, String descriptor) {
    this.owner = owner;
    this.name = name;
    this.descriptor = descriptor;
    this.bindings = new int[Type.getArgumentTypes(descriptor).length];
    Arrays.fill(bindings, UNBOUND);
  }

  /** The method annotated {@code @OnEnter}; null where there is none. */
  static AdviceMethod enterOf(byte[] advice) {
    return find(advice, Type.getDescriptor(OnEnter.class));
  }

  /** The method annotated {@code @OnExit}; null where there is none. */
  static AdviceMethod exitOf(byte[] advice) {
    return find(advice, Type.getDescriptor(OnExit.class));
  }

  private static AdviceMethod find(byte[] advice, String annotation) {
    Finder finder = new Finder(annotation);
    new ClassReader(advice)
        .accept(finder, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    if (finder.found != null) {
      finder.found.checkBindings();
    }
    return finder.found;
  }

  private void checkBindings() {
    for (int i = 0; i < bindings.length; i++) {
      if (bindings[i] == UNBOUND) {
        throw new IllegalArgumentException(
            "parameter " + i + " of advice " + owner + '.' + name + " stands for nothing");
      }
    }
  }

  String owner() {
    return owner;
  }

  String name() {
    return name;
  }

  String descriptor() {
    return descriptor;
  }

  Type returnType() {
    return Type.getReturnType(descriptor);
  }

  /** What each parameter stands for, in order. */
  int[] bindings() {
    return bindings;
  }

  private static final class Finder extends ClassVisitor {
    private final String wanted;
    private String owner;
    private AdviceMethod found;

    Finder(String wanted) {
      super(Opcodes.ASM9);
      this.wanted = wanted;
    }

    @Override
    public void visit(
        int version, int access, String name, String sig, String superName, String[] interfaces) {
      owner = name;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      final AdviceMethod candidate = new AdviceMethod(owner, name, descriptor);
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
          if (annotation.equals(wanted)) {
            found = candidate;
          }
          return null;
        }

        @Override
        public AnnotationVisitor visitParameterAnnotation(
            final int parameter, String annotation, boolean visible) {
          candidate.bindings[parameter] = binding(annotation);
          return new AnnotationVisitor(Opcodes.ASM9) {
            @Override
            public void visit(String element, Object value) {
              candidate.bindings[parameter] = (Integer) value;
            }
          };
        }
      };
    }

    private static int binding(String annotation) {
      if (annotation.equals(Type.getDescriptor(This.class))) {
        return THIS;
      }
      if (annotation.equals(Type.getDescriptor(Enter.class))) {
        return ENTER;
      }
      if (annotation.equals(Type.getDescriptor(Returned.class))) {
        return RETURNED;
      }
      if (annotation.equals(Type.getDescriptor(Thrown.class))) {
        return THROWN;
      }
      if (annotation.equals(Type.getDescriptor(Argument.class))) {
        return 0;
      }
      throw new IllegalArgumentException("unknown annotation of an advice parameter " + annotation);
    }
  }
}

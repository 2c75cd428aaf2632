package io.heddle.weaver.rewrite;

import io.heddle.weaver.link.ClassSource;
import io.heddle.weaver.rules.CallRule;
import io.heddle.weaver.rules.MethodRule;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Weaves JDK classes with ASM alone, since that runs before {@code main}: plain static calls to
 * boot classes of Heddle. Adds no member, so a class that is loaded already can be woven too.
 */
final class JdkWeaver {

  /** The newest class file version that our ASM reads. */
  static final int NEWEST_VERSION = Opcodes.V28;

  private final ClassSource source;

  JdkWeaver(ClassSource source) {
    this.source = source;
  }

  byte[] weave(ClassReader reader, final List<WeaveTask> tasks) {
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    final String owner = reader.getClassName();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor target =
                super.visitMethod(access, name, descriptor, signature, exceptions);
            if (!MethodNames.isWoven(access, name)) {
              return target;
            }
            for (WeaveTask task : tasks) {
              target = around(owner, access, name, descriptor, target, task);
            }
            return target;
          }
        },
        ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  private MethodVisitor around(
      String owner,
      int access,
      String name,
      String descriptor,
      MethodVisitor target,
      WeaveTask task) {
    MethodVisitor result = target;
    for (MethodRule rule : task.methods()) {
      if (rule.matches(name, descriptor)) {
        byte[] advice = source.find(rule.advice().replace('.', '/'));
        result =
            new AroundMethod(
                owner,
                access,
                descriptor,
                result,
                AdviceMethod.enterOf(advice),
                AdviceMethod.exitOf(advice));
      }
    }
    for (CallRule rule : task.calls()) {
      if (rule.appliesWithin(name)) {
        result = new RedirectedCall(result, rule);
      }
    }
    return result;
  }

  private static final class RedirectedCall extends MethodVisitor {
    private final CallRule rule;

    RedirectedCall(MethodVisitor target, CallRule rule) {
      super(Opcodes.ASM9, target);
      this.rule = rule;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (opcode != Opcodes.INVOKESTATIC && rule.matches(owner, name, descriptor)) {
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, rule.replacement(), name, rule.replacementDescriptor(), false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }
  }
}

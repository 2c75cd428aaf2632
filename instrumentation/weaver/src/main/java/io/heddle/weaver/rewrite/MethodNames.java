package io.heddle.weaver.rewrite;

import io.heddle.weaver.rules.CallRule;
import io.heddle.weaver.rules.MethodRule;
import io.heddle.weaver.rules.TypeRule;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The methods of a class that can be woven, by name and descriptor: enough to know whether a rule
 * applies, before anything dearer is started.
 */
final class MethodNames extends ClassVisitor {

  private static final int LEFT_ALONE =
      Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_BRIDGE;

  private final List<String> names = new ArrayList<String>();
  private final List<String> descriptors = new ArrayList<String>();

  private MethodNames() {
    super(Opcodes.ASM9);
  }

  static MethodNames of(ClassReader classFile) {
    MethodNames methods = new MethodNames();
    classFile.accept(
        methods, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return methods;
  }

  /**
   * Whether methods like this one are woven at all. A bridge calls the method that stands in the
   * source; woven too, it would run the advice twice.
   */
  static boolean isWoven(int access, String name) {
    return (access & LEFT_ALONE) == 0 && name.charAt(0) != '<';
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    if (isWoven(access, name)) {
      names.add(name);
      descriptors.add(descriptor);
    }
    return null;
  }

  /**
   * Null where none of the type's rules applies, or all that do are among the tasks already: a
   * class below two roots of one instrumentation is woven once.
   */
  WeaveTask task(String instrumentation, TypeRule type, List<WeaveTask> already) {
    List<MethodRule> methods = new ArrayList<MethodRule>();
    for (MethodRule rule : type.methods()) {
      if (isAmong(already, type, rule)) {
        continue;
      }
      for (int i = 0; i < names.size(); i++) {
        if (rule.matches(names.get(i), descriptors.get(i))) {
          methods.add(rule);
          break;
        }
      }
    }
    List<CallRule> calls = new ArrayList<CallRule>();
    for (CallRule rule : type.calls()) {
      for (int i = 0; i < names.size(); i++) {
        if (rule.appliesWithin(names.get(i))) {
          calls.add(rule);
          break;
        }
      }
    }
    return methods.isEmpty() && calls.isEmpty()
        ? null
        : new WeaveTask(instrumentation, type, methods, calls);
  }

  private static boolean isAmong(List<WeaveTask> tasks, TypeRule type, MethodRule rule) {
    for (WeaveTask task : tasks) {
      if (task.type().renaming().equals(type.renaming())) {
        for (MethodRule other : task.methods()) {
          if (other.isSame(rule)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}

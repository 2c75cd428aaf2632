package io.heddle.weaver.rewrite;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.LocalVariablesSorter;

/**
 * Puts static calls around the body of one method: one before it, one behind every return, and one
 * in a handler around the whole, which throws on what it caught.
 *
 * <p>The three variables it adds stand right behind the arguments and are set before anything else
 * runs, so the frames of the original code stay right, and the handler's frame is known without
 * looking at that code.
 */
final class AroundMethod extends LocalVariablesSorter {

  private final boolean isStatic;
  private final String owner;
  private final Type[] arguments;
  private final Type returnType;
  private final AdviceMethod enter;
  private final AdviceMethod exit;
  private final Label start = new Label();
  private int enterVariable = -1;
  private int returnVariable = -1;
  private int thrownVariable = -1;

  /**
   * @param enter null where nothing runs before the method
   * @param exit null where nothing runs after it
   */
  AroundMethod(
      String owner,
      int access,
      String descriptor,
      MethodVisitor target,
      AdviceMethod enter,
      AdviceMethod exit) {
    super(Opcodes.ASM9, access, descriptor, target);
    this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
    this.owner = owner;
    this.arguments = Type.getArgumentTypes(descriptor);
    this.returnType = Type.getReturnType(descriptor);
    this.enter = enter;
    this.exit = exit;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (enter != null) {
      call(enter, false);
      if (enter.returnType().getSort() != Type.VOID) {
        enterVariable = newLocal(enter.returnType());
        mv.visitVarInsn(enter.returnType().getOpcode(Opcodes.ISTORE), enterVariable);
      }
    }
    if (exit != null) {
      if (returnType.getSort() != Type.VOID) {
        returnVariable = newLocal(returnType);
        pushZero(returnType);
        mv.visitVarInsn(returnType.getOpcode(Opcodes.ISTORE), returnVariable);
      }
      thrownVariable = newLocal(Type.getType(Throwable.class));
      mv.visitInsn(Opcodes.ACONST_NULL);
      mv.visitVarInsn(Opcodes.ASTORE, thrownVariable);
      mv.visitLabel(start);
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (exit != null && opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      if (returnVariable >= 0) {
        mv.visitVarInsn(returnType.getOpcode(Opcodes.ISTORE), returnVariable);
      }
      call(exit, true);
      if (returnVariable >= 0) {
        mv.visitVarInsn(returnType.getOpcode(Opcodes.ILOAD), returnVariable);
      }
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    if (exit != null) {
      Label handler = new Label();
      mv.visitTryCatchBlock(start, handler, handler, null);
      mv.visitLabel(handler);
      visitHandlerFrame();
      mv.visitVarInsn(Opcodes.ASTORE, thrownVariable);
      call(exit, true);
      mv.visitVarInsn(Opcodes.ALOAD, thrownVariable);
      mv.visitInsn(Opcodes.ATHROW);
    }
    super.visitMaxs(maxStack, maxLocals);
  }

  private void visitHandlerFrame() {
    Object[] variables = new Object[arguments.length + 4];
    int used = 0;
    if (!isStatic) {
      variables[used++] = owner;
    }
    for (Type argument : arguments) {
      variables[used++] = frameType(argument);
    }
    if (enterVariable >= 0) {
      variables[used++] = frameType(enter.returnType());
    }
    if (returnVariable >= 0) {
      variables[used++] = frameType(returnType);
    }
    variables[used++] = "java/lang/Throwable";
    mv.visitFrame(Opcodes.F_NEW, used, variables, 1, new Object[] {"java/lang/Throwable"});
  }

  private static Object frameType(Type type) {
    switch (type.getSort()) {
      case Type.BOOLEAN:
      case Type.BYTE:
      case Type.CHAR:
      case Type.SHORT:
      case Type.INT:
        return Opcodes.INTEGER;
      case Type.LONG:
        return Opcodes.LONG;
      case Type.FLOAT:
        return Opcodes.FLOAT;
      case Type.DOUBLE:
        return Opcodes.DOUBLE;
      default:
        return type.getInternalName();
    }
  }

  private void call(AdviceMethod advice, boolean atExit) {
    Type[] parameters = Type.getArgumentTypes(advice.descriptor());
    for (int i = 0; i < parameters.length; i++) {
      load(advice.bindings()[i], parameters[i], atExit);
    }
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC, advice.owner(), advice.name(), advice.descriptor(), false);
  }

  private void load(int binding, Type parameter, boolean atExit) {
    if (binding >= 0) {
      mv.visitVarInsn(arguments[binding].getOpcode(Opcodes.ILOAD), argumentVariable(binding));
    } else if (binding == AdviceMethod.THIS && !isStatic) {
      mv.visitVarInsn(Opcodes.ALOAD, 0);
    } else if (binding == AdviceMethod.ENTER && enterVariable >= 0) {
      mv.visitVarInsn(enter.returnType().getOpcode(Opcodes.ILOAD), enterVariable);
    } else if (binding == AdviceMethod.RETURNED && atExit && returnVariable >= 0) {
      mv.visitVarInsn(returnType.getOpcode(Opcodes.ILOAD), returnVariable);
    } else if (binding == AdviceMethod.THROWN && atExit) {
      mv.visitVarInsn(Opcodes.ALOAD, thrownVariable);
    } else {
      pushZero(parameter);
    }
  }

  private int argumentVariable(int argument) {
    int variable = isStatic ? 0 : 1;
    for (int i = 0; i < argument; i++) {
      variable += arguments[i].getSize();
    }
    return variable;
  }

  private void pushZero(Type type) {
    switch (type.getSort()) {
      case Type.BOOLEAN:
      case Type.BYTE:
      case Type.CHAR:
      case Type.SHORT:
      case Type.INT:
        mv.visitInsn(Opcodes.ICONST_0);
        break;
      case Type.LONG:
        mv.visitInsn(Opcodes.LCONST_0);
        break;
      case Type.FLOAT:
        mv.visitInsn(Opcodes.FCONST_0);
        break;
      case Type.DOUBLE:
        mv.visitInsn(Opcodes.DCONST_0);
        break;
      default:
        mv.visitInsn(Opcodes.ACONST_NULL);
    }
  }
}

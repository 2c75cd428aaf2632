package io.heddle.weaver.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.LocalVariablesSorter;

/**
 * Puts static calls around the body of one method: one before it, one behind every return, and one
 * in a handler around the whole, which throws on what it caught.
 *
 * <p>The variables it adds stand right behind the arguments and are set before anything else runs,
 * so the frames of the original code stay right, and the handler's frame is known without looking
 * at that code. Arguments that are read at the exit are copied, since the body may assign to them.
 */
final class AroundMethod extends LocalVariablesSorter {

  private static final Type THROWABLE = Type.getType(Throwable.class);

  private final boolean isStatic;
  private final String owner;
  private final Type[] arguments;
  private final Type returnType;
  private final AdviceMethod enter;
  private final AdviceMethod exit;
  private final Label start = new Label();
  private final List<Object> addedFrameTypes = new ArrayList<Object>();
  private final int[] argumentCopies;
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
    this.argumentCopies = new int[arguments.length];
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (enter != null) {
      call(enter, false);
      if (enter.returnType().getSort() != Type.VOID) {
        enterVariable = store(enter.returnType());
      }
    }
    if (exit != null) {
      copyArguments();
      if (returnType.getSort() != Type.VOID) {
        pushZero(returnType);
        returnVariable = store(returnType);
      }
      mv.visitInsn(Opcodes.ACONST_NULL);
      thrownVariable = store(THROWABLE);
      mv.visitLabel(start);
    }
  }

  private void copyArguments() {
    for (int binding : exit.bindings()) {
      if (binding >= 0 && argumentCopies[binding] == 0) {
        mv.visitVarInsn(arguments[binding].getOpcode(Opcodes.ILOAD), argumentVariable(binding));
        argumentCopies[binding] = store(arguments[binding]);
      }
    }
  }

  /** Stores what is on the stack in a new variable. */
  private int store(Type type) {
    int variable = newLocal(type);
    addedFrameTypes.add(frameType(type));
    mv.visitVarInsn(type.getOpcode(Opcodes.ISTORE), variable);
    return variable;
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
    List<Object> variables = new ArrayList<Object>();
    if (!isStatic) {
      variables.add(owner);
    }
    for (Type argument : arguments) {
      variables.add(frameType(argument));
    }
    variables.addAll(addedFrameTypes);
    Object[] stack = {THROWABLE.getInternalName()};
    mv.visitFrame(Opcodes.F_NEW, variables.size(), variables.toArray(), stack.length, stack);
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
      Type argument = arguments[binding];
      int variable = atExit ? argumentCopies[binding] : argumentVariable(binding);
      load(argument, variable, parameter);
    } else if (binding == AdviceMethod.THIS && !isStatic) {
      load(Type.getObjectType(owner), 0, parameter);
    } else if (binding == AdviceMethod.ENTER && enterVariable >= 0) {
      load(enter.returnType(), enterVariable, parameter);
    } else if (binding == AdviceMethod.RETURNED && atExit && returnVariable >= 0) {
      load(returnType, returnVariable, parameter);
    } else if (binding == AdviceMethod.THROWN && atExit) {
      load(THROWABLE, thrownVariable, parameter);
    } else {
      pushZero(parameter);
    }
  }

  /** JDK classes are loaded unverified: what does not fit would crash the JVM. */
  private void load(Type type, int variable, Type parameter) {
    boolean fits =
        isReference(type) ? isReference(parameter) : frameType(type).equals(frameType(parameter));
    if (!fits) {
      throw new IllegalArgumentException("advice takes " + parameter + " where there is " + type);
    }
    mv.visitVarInsn(type.getOpcode(Opcodes.ILOAD), variable);
  }

  private static boolean isReference(Type type) {
    return type.getSort() >= Type.ARRAY;
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

package io.heddle.instrumentation.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.weaver.Weave;
import io.heddle.weaver.WeaveType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Holds what is declared against the class files of the JDK that runs the test. */
class WovenMethodsTest {

  @Test
  void declaredMethodsAndCalls_areThere() {
    MissingFromJdk missing = new MissingFromJdk();
    new ExecutorsInstrumentation().declare(missing);

    assertThat(missing.names).isEqualTo(declaredForOtherJdks());
  }

  /** As the table in {@link ExecutorsInstrumentation} says. */
  private static Set<String> declaredForOtherJdks() {
    int jdk = Runtime.version().feature();
    Set<String> names = new TreeSet<>();
    if (jdk > 17) {
      names.add("ForkJoinPool.externalPush");
    } else {
      names.add("ForkJoinPool.poolSubmit");
      names.add("ThreadPerTaskExecutor.newThread -> ThreadFactory.newThread");
    }
    if (jdk < 25) {
      names.add("ForkJoinPool.scheduleDelayedTask");
      names.add("ForkJoinPool.scheduleAtFixedRate");
      names.add("ForkJoinPool.scheduleWithFixedDelay");
    } else {
      names.add("CompletableFuture$ThreadPerTaskExecutor.execute");
    }
    return names;
  }

  /** Collects the names of what a declaration finds nowhere. */
  private static final class MissingFromJdk implements Weave {
    private final Set<String> names = new TreeSet<>();

    @Override
    public WeaveType jdkType(String className) {
      return new JdkType(className);
    }

    @Override
    public WeaveType type(String className) {
      throw new UnsupportedOperationException();
    }

    @Override
    public WeaveType subtypesOf(String rootType) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Weave renaming(String from, String to) {
      throw new UnsupportedOperationException();
    }

    private final class JdkType implements WeaveType {
      private final String className;

      JdkType(String className) {
        this.className = className;
      }

      @Override
      public WeaveType method(String name, Class<?> advice) {
        return method(name, "(", advice);
      }

      @Override
      public WeaveType method(String name, String descriptor, Class<?> advice) {
        require("METHOD " + name + descriptor, simple(className) + '.' + name);
        return this;
      }

      @Override
      public WeaveType redirect(
          String name,
          String calledOwner,
          String calledName,
          String calledDescriptor,
          Class<?> replacement) {
        require(
            name + " CALLS " + calledOwner + '.' + calledName + calledDescriptor,
            simple(className) + '.' + name + " -> " + simple(calledOwner) + '.' + calledName);
        return this;
      }

      private void require(String member, String name) {
        if (membersOf(className).stream().noneMatch(each -> each.startsWith(member))) {
          names.add(name);
        }
      }
    }
  }

  private static String simple(String className) {
    return className.substring(
        Math.max(className.lastIndexOf('.'), className.lastIndexOf('/')) + 1);
  }

  /** The methods of a class and the calls in them; none where the class is not there. */
  private static Set<String> membersOf(String className) {
    Set<String> members = new TreeSet<>();
    String file = '/' + className.replace('.', '/') + ".class";
    try (InputStream in = Object.class.getResourceAsStream(file)) {
      if (in != null) {
        new ClassReader(in).accept(new Members(members), ClassReader.SKIP_DEBUG);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return members;
  }

  private static final class Members extends ClassVisitor {
    private final Set<String> found;

    Members(Set<String> found) {
      super(Opcodes.ASM9);
      this.found = found;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      found.add("METHOD " + name + descriptor);
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String called, String calledDescriptor, boolean itf) {
          found.add(name + " CALLS " + owner + '.' + called + calledDescriptor);
        }
      };
    }
  }
}

package io.heddle.weaver.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.instrumentation.shapes.LinkedInstrumentation;
import io.heddle.instrumentation.shapes.LinkedInstrumentation.Counting;
import io.heddle.instrumentation.shapes.LinkedInstrumentation.Throwing;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import sample.TransformingLoader;

class AdviceLinkageTest {

  private static final String INSTRUMENTATION = LinkedInstrumentation.class.getName();
  private static final MethodType INT = MethodType.methodType(int.class);

  private final AdviceLinkage linkage =
      new AdviceLinkage(name -> TransformingLoader.classFile(name.replace('/', '.')));

  /** Links as a class of that loader would. */
  private CallSite link(ClassLoader loader, Class<?> advice, String method) throws Exception {
    MethodHandles.Lookup caller =
        MethodHandles.privateLookupIn(
            loader.loadClass("sample.shapes.Kinds"), MethodHandles.lookup());
    return linkage.link(caller, method, INT, INSTRUMENTATION, advice.getName(), "");
  }

  @Test
  void staticsOfAdvice_areOnceForEachApplicationLoader() throws Throwable {
    ClassLoader one = new TransformingLoader(null);
    ClassLoader other = new TransformingLoader(null);

    assertThat((int) link(one, Counting.class, "next").getTarget().invokeExact()).isEqualTo(1);
    assertThat((int) link(one, Counting.class, "next").getTarget().invokeExact()).isEqualTo(2);
    assertThat((int) link(other, Counting.class, "next").getTarget().invokeExact()).isEqualTo(1);
  }

  @Test
  void adviceThatThrows_isCounted_andSwitchedOffAfterTheLimit() throws Throwable {
    CallSite site = link(new TransformingLoader(null), Throwing.class, "fail");

    for (int i = 0; i < 25; i++) {
      assertThat((int) site.getTarget().invokeExact()).isZero();
    }

    assertThat(linkage.failuresOf(INSTRUMENTATION).count()).isEqualTo(10);
    assertThat(linkage.failureCount()).isEqualTo(10);
  }

  @Test
  void switchedOff_isSwitchedOffForAllItsCalls_andForNoOther() throws Throwable {
    ClassLoader loader = new TransformingLoader(null);
    CallSite counting = link(loader, Counting.class, "next");
    CallSite failing = link(loader, Throwing.class, "fail");
    for (int i = 0; i < 10; i++) {
      int ignored = (int) failing.getTarget().invokeExact();
    }

    assertThat((int) counting.getTarget().invokeExact()).isZero();
    assertThat(linkage.failuresOf("another.Instrumentation").isOff()).isFalse();
  }

  @Test
  void adviceThatCannotBeLinked_isCounted_andDoesNothing() throws Throwable {
    ClassLoader loader = new TransformingLoader(null);

    assertThat((int) link(loader, Counting.class, "missing").getTarget().invokeExact()).isZero();
    assertThat(
            (int)
                link(loader, LinkedInstrumentation.Broken.class, "next").getTarget().invokeExact())
        .isZero();
    assertThat(linkage.failuresOf(INSTRUMENTATION).count()).isEqualTo(2);
  }

  @Test
  void applicationLoaderThatIsGone_isNotHeld() throws Throwable {
    ClassLoader loader = new TransformingLoader(null);
    CallSite site = link(loader, Counting.class, "next");
    int ignored = (int) site.getTarget().invokeExact();
    WeakReference<ClassLoader> gone = new WeakReference<>(loader);
    loader = null;
    site = null;

    Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
    while (gone.get() != null && Instant.now().isBefore(deadline)) {
      System.gc();
      Thread.onSpinWait();
    }

    assertThat(gone.get()).isNull();
  }
}

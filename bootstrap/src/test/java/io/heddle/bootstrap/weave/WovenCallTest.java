package io.heddle.bootstrap.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.log.Stderr;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WovenCallTest {

  private static final MethodType TYPE = MethodType.methodType(int.class, String.class);

  @AfterEach
  void unlink() {
    WovenCall.setLinker(null);
  }

  private static CallSite bootstrap(MethodType type) {
    return WovenCall.bootstrap(MethodHandles.lookup(), "enter", type, "Instr", "Advice", "");
  }

  static Stream<Arguments> zeros() {
    return Stream.of(
        Arguments.of(void.class, null),
        Arguments.of(boolean.class, false),
        Arguments.of(byte.class, (byte) 0),
        Arguments.of(char.class, (char) 0),
        Arguments.of(short.class, (short) 0),
        Arguments.of(int.class, 0),
        Arguments.of(long.class, 0L),
        Arguments.of(float.class, 0f),
        Arguments.of(double.class, 0d),
        Arguments.of(Object.class, null),
        Arguments.of(String.class, null),
        Arguments.of(int[].class, null),
        Arguments.of(long[][].class, null));
  }

  @ParameterizedTest
  @MethodSource("zeros")
  void doNothing_takesAnything_andReturnsNullZeroOrNothing(Class<?> returned, Object zero)
      throws Throwable {
    MethodType type =
        MethodType.methodType(
            returned,
            new Class<?>[] {
              boolean.class,
              byte.class,
              char.class,
              short.class,
              int.class,
              long.class,
              float.class,
              double.class,
              Object.class,
              int[].class
            });
    MethodHandle call = WovenCall.doNothing(type);

    assertThat(call.type()).isEqualTo(type);
    assertThat(
            call.invokeWithArguments(
                true, (byte) 1, 'c', (short) 2, 3, 4L, 5f, 6d, "object", new int[0]))
        .isEqualTo(zero);
    assertThat(WovenCall.doNothing(MethodType.methodType(returned)).invokeWithArguments())
        .isEqualTo(zero);
  }

  @Test
  void withoutLinker_theCallDoesNothing() throws Throwable {
    assertThat((int) bootstrap(TYPE).getTarget().invokeExact("x")).isZero();
  }

  @Test
  void withLinker_theCallIsWhatItLinks() throws Throwable {
    WovenCall.setLinker(
        (caller, method, type, instrumentation, advice, renaming) -> {
          assertThat(caller.lookupClass()).isEqualTo(WovenCallTest.class);
          assertThat(method + instrumentation + advice).isEqualTo("enterInstrAdvice");
          return new ConstantCallSite(
              MethodHandles.dropArguments(MethodHandles.constant(int.class, 7), 0, String.class));
        });

    assertThat((int) bootstrap(TYPE).getTarget().invokeExact("x")).isEqualTo(7);
  }

  @Test
  void linkerThatThrows_isLogged_andTheCallDoesNothing() throws Exception {
    assertThat(Stderr.of(LinksWithAFailingLinker.class))
        .containsExactly(
            "heddle: cannot link Advice.enter into class "
                + LinksWithAFailingLinker.class.getName()
                + ": java.lang.NoClassDefFoundError: gone");
  }

  static final class LinksWithAFailingLinker implements Runnable {
    @Override
    public void run() {
      WovenCall.setLinker(
          (caller, method, type, instrumentation, advice, renaming) -> {
            throw new NoClassDefFoundError("gone");
          });
      CallSite site =
          WovenCall.bootstrap(MethodHandles.lookup(), "enter", TYPE, "Instr", "Advice", "");
      try {
        assertThat((int) site.getTarget().invokeExact("x")).isZero();
      } catch (Throwable thrown) {
        throw new AssertionError(thrown);
      }
    }
  }
}

package sample.shapes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Calls every method of the shapes, and says what came of it. */
public final class Run implements Supplier<List<String>> {

  private final List<String> results = new ArrayList<>();

  @Override
  public List<String> get() {
    Shapes shapes = new Shapes();
    numbers(shapes);
    flow(shapes);
    objects(shapes);
    kinds();
    return results;
  }

  private void numbers(Shapes shapes) {
    of(() -> Shapes.wide(1L << 40, 2.5, 3, "four", 5f));
    of(() -> shapes.wideResult(1.5, 3));
    of(() -> shapes.isTrue(true));
    of(() -> shapes.toByte((byte) 7));
    of(() -> shapes.toChar('x'));
    of(() -> shapes.toShort((short) 20_000));
    of(() -> shapes.toFloat(1));
    of(() -> Shapes.factorial(15));
    of(() -> Arrays.toString(Shapes.array(3, 1, 2)));
    of(() -> Arrays.deepToString(Shapes.arrays(new long[][] {{1, 2}, {}}, new String[3][])));
    of(() -> Shapes.arrays(new long[0][], null));
  }

  private void flow(Shapes shapes) {
    of(shapes::locked);
    of(Shapes::lockedClass);
    of(() -> shapes.lockedBlock("lock", false));
    of(() -> shapes.lockedBlock("lock", true));
    of(() -> shapes.lockedBlock(null, true));
    for (int i = 0; i < 4; i++) {
      int n = i;
      of(() -> shapes.finallyOverrides(n));
    }
    of(shapes::finallyReturns);
    of(() -> none(() -> shapes.resources(false)));
    of(() -> none(() -> shapes.resources(true)));
    of(() -> Shapes.loops(20));
    of(() -> Shapes.endless(9));
    of(() -> Shapes.switches(2, "BB", Thread.State.NEW));
    of(() -> Shapes.switches(1_000_000, "CC", Thread.State.BLOCKED));
    of(() -> Shapes.switches(0, "CC", null));
    of(() -> none(shapes::nothing));
    for (int i = 0; i < 3; i++) {
      int n = i;
      of(() -> none(() -> shapes.early(n)) + shapes.field);
    }
    of(() -> none(shapes::throwsPrepared));
    of(Shapes::throwsChecked);
  }

  private void objects(Shapes shapes) {
    of(() -> shapes.max(List.of(3, 9, 4)));
    of(() -> shapes.reassigns("a", 123456789012L));
    of(() -> shapes.branchesInNew(true) + "" + shapes.branchesInNew(false));
    of(() -> shapes.narrows("text") + " " + shapes.narrows(1.5f) + " " + shapes.narrows(null));
    of(() -> shapes.lambdas(4));
    of(shapes::inner);
    of(() -> Shapes.concat(1, 2, 'c', List.of()));
  }

  private void kinds() {
    of(() -> new Kinds.Inherits().greet("Ada") + new Kinds.Overrides().greet("Ada"));
    of(() -> Kinds.WithDefault.hello(3));
    of(() -> new Kinds.Point(3, 4).length() + " " + new Kinds.Point(3, 4));
    of(() -> new Kinds.Point(3, 4).equals(new Kinds.Point(3, 4)));
    of(() -> new Kinds.Point(-3, 4));
    of(() -> new Kinds.Circle(2).area() + new Kinds.Square(2).area());
    of(() -> Kinds.Operation.PLUS.apply(1, 2) + Kinds.Operation.MINUS.apply(1, 2));
    of(() -> ((Supplier<?>) new Kinds.Bridged()).get());
    of(() -> pass(new Kinds.Bridged(), "passed"));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object pass(Kinds.Generic generic, Object value) {
    return generic.pass(value);
  }

  private interface Action {
    void run() throws Exception;
  }

  private static String none(Action action) throws Exception {
    action.run();
    return "";
  }

  private void of(Callable<?> call) {
    try {
      results.add(String.valueOf(call.call()));
    } catch (Throwable thrown) {
      results.add(thrown + " at " + placeOf(thrown));
    }
  }

  private static Object placeOf(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return trace.length == 0 ? "" : trace[0];
  }
}

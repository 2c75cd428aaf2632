package sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What advice has seen, in order. Shared by all loaders of a test. */
public final class Calls {

  private static final List<String> SEEN = Collections.synchronizedList(new ArrayList<>());

  private Calls() {}

  public static void saw(String what) {
    SEEN.add(what);
  }

  public static List<String> all() {
    synchronized (SEEN) {
      return new ArrayList<>(SEEN);
    }
  }

  public static void clear() {
    SEEN.clear();
  }
}

package sample.shapes;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;

/** A method of every shape that the weavers have to leave as it is. */
public class Shapes {

  int field = 5;
  private final IllegalStateException prepared = new IllegalStateException("prepared");

  public static long wide(long a, double b, int c, String d, float e) {
    long sum = a + (long) b;
    double more = c + e;
    return sum + (long) more + d.length();
  }

  public double wideResult(double a, long b) {
    return a * b;
  }

  public synchronized boolean locked() {
    return Thread.holdsLock(this);
  }

  public static synchronized boolean lockedClass() {
    return Thread.holdsLock(Shapes.class);
  }

  public int lockedBlock(Object lock, boolean fails) {
    synchronized (lock) {
      if (fails) {
        throw prepared;
      }
      return field;
    }
  }

  public static long factorial(int n) {
    return n <= 1 ? 1 : n * factorial(n - 1);
  }

  public int finallyOverrides(int n) {
    try {
      if (n == 0) {
        return 1;
      }
      if (n == 1) {
        throw new IOException("caught");
      }
      return 2 / (n - 2);
    } catch (IOException e) {
      return 10;
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(e);
    } finally {
      field++;
    }
  }

  @SuppressWarnings("finally")
  public int finallyReturns() {
    try {
      throw prepared;
    } finally {
      return 3;
    }
  }

  public void resources(boolean fails) throws Exception {
    try (AutoCloseable one = () -> field += 10;
        AutoCloseable two = () -> field *= 2) {
      if (fails) {
        throw new IOException("with resources");
      }
    }
  }

  public static int loops(int n) {
    int found = 0;
    outer:
    for (int i = 0; i < n; i++) {
      for (long j = i; ; j--) {
        if (j * j < i) {
          continue outer;
        }
        if (j < 0) {
          break outer;
        }
        found += (int) j;
      }
    }
    return found;
  }

  public static int endless(int n) {
    while (true) {
      if (n-- == 0) {
        return n;
      }
    }
  }

  public static String switches(int n, String text, Thread.State state) {
    String one =
        switch (n) {
          case 1, 2, 3 -> "few";
          case 1_000_000 -> "many";
          default -> "some";
        };
    switch (text) {
      case "Aa":
      case "BB":
        return one + " same hash";
      default:
    }
    return one
        + switch (state) {
          case NEW -> 'n';
          case BLOCKED -> 'b';
          default -> 'o';
        };
  }

  public void nothing() {}

  public void early(int n) {
    if (n == 0) {
      return;
    }
    field = n;
    if (n == 1) {
      return;
    }
    field = 2 * n;
  }

  public void throwsPrepared() {
    throw prepared;
  }

  public static Object throwsChecked() throws IOException {
    throw new IOException("checked");
  }

  public static int overflows() {
    return overflows() + 1;
  }

  public static int[] array(int... values) {
    int[] copy = values.clone();
    Arrays.sort(copy);
    return copy;
  }

  public static long[][] arrays(long[][] values, String[][] names) {
    values[0][0] += names.length;
    return values;
  }

  public <T extends Comparable<T>> T max(List<? extends T> values) {
    T max = null;
    for (T value : values) {
      if (max == null || value.compareTo(max) > 0) {
        max = value;
      }
    }
    return max;
  }

  public boolean isTrue(boolean value) {
    return !value;
  }

  public byte toByte(byte value) {
    return (byte) -value;
  }

  public char toChar(char value) {
    return ++value;
  }

  public short toShort(short value) {
    return (short) (value * 2);
  }

  public float toFloat(float value) {
    return value / 3;
  }

  public String reassigns(String text, long number) {
    text = text + number;
    number = text.length();
    return text + number;
  }

  public Object branchesInNew(boolean which) {
    return new StringBuilder(which ? new String("a") : new String(which ? "b" : "c")).toString();
  }

  public Object narrows(Object value) {
    if (value instanceof String text && !text.isEmpty()) {
      return text.length();
    }
    Number number = value instanceof Number n ? n : Integer.valueOf(-1);
    return number.doubleValue();
  }

  public int lambdas(int n) {
    IntSupplier supplier = () -> n + field;
    return supplier.getAsInt();
  }

  public String inner() {
    class Local {
      @Override
      public String toString() {
        return "local " + field;
      }
    }
    return new Local()
        + " "
        + new Object() {
          @Override
          public String toString() {
            return "anonymous";
          }
        };
  }

  public static String concat(int a, long b, char c, Object d) {
    return a + "-" + b + c + d;
  }
}

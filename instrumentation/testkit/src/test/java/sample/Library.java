package sample;

/** Stands for a library that knows nothing of Heddle. */
public class Library implements Greeter {

  public String greet(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("nobody to greet");
    }
    return "hello " + name;
  }

  public static long twice(long number, String why) {
    return 2 * number;
  }

  public int failingAdvice(int value) {
    return value + 1;
  }
}

package sample.shapes;

import java.util.function.Supplier;

/** A type of every kind. */
public final class Kinds {

  private Kinds() {}

  public interface WithDefault {
    default String greet(String name) {
      return hello() + name;
    }

    static String hello(int times) {
      return "hello ".repeat(times);
    }

    private String hello() {
      return hello(1);
    }
  }

  public static final class Inherits implements WithDefault {}

  public static final class Overrides implements WithDefault {
    @Override
    public String greet(String name) {
      return WithDefault.super.greet(name) + "!";
    }
  }

  public record Point(int x, long y) {
    public Point {
      if (x < 0) {
        throw new IllegalArgumentException("negative");
      }
    }

    public double length() {
      return Math.sqrt((double) x * x + (double) y * y);
    }
  }

  public sealed interface Shape permits Circle, Square {
    double area();
  }

  public record Circle(double radius) implements Shape {
    @Override
    public double area() {
      return 3 * radius * radius;
    }
  }

  public record Square(double side) implements Shape {
    @Override
    public double area() {
      return side * side;
    }
  }

  public enum Operation {
    PLUS {
      @Override
      public int apply(int a, int b) {
        return a + b;
      }
    },
    MINUS {
      @Override
      public int apply(int a, int b) {
        return a - b;
      }
    };

    public abstract int apply(int a, int b);
  }

  public abstract static class Generic<T> {
    public abstract T pass(T value);
  }

  /** Has bridge methods {@code Object get()} and {@code Object pass(Object)}. */
  public static final class Bridged extends Generic<String> implements Supplier<String> {
    @Override
    public String get() {
      return "got";
    }

    @Override
    public String pass(String value) {
      return value;
    }
  }
}

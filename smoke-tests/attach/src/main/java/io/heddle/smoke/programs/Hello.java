package io.heddle.smoke.programs;

/** Says hello and ends, with the exit code that it is given. */
public final class Hello {

  private Hello() {}

  public static void main(String[] arguments) {
    System.out.println("hello, world");
    if (arguments.length > 0) {
      System.exit(Integer.parseInt(arguments[0]));
    }
  }
}

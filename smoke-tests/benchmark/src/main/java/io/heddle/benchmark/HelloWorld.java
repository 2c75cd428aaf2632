package io.heddle.benchmark;

/** Says hello and ends. */
final class HelloWorld {

  private HelloWorld() {}

  public static void main(String[] arguments) {
    System.out.println("hello, world");
  }
}

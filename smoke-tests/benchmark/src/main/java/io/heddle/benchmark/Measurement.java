package io.heddle.benchmark;

/**
 * What is measured; less is better in each.
 *
 * @param digits how many are shown after the point
 */
enum Measurement {
  HELLO_CPU("hello-world: CPU", "s", 3),
  HELLO_WALL("hello-world: wall clock", "s", 3),
  SPRING_CPU("Spring Boot to its first answer: CPU", "s", 2),
  SPRING_WALL("Spring Boot to its first answer: wall clock", "s", 2),
  REQUEST_CPU("under load: CPU a request", "µs", 0),
  REQUEST_ALLOCATION("under load: allocation a request", "kB", 1),
  REQUEST_P99("under load: 99th percentile", "ms", 2);

  final String title;
  final String unit;
  final int digits;

  Measurement(String title, String unit, int digits) {
    this.title = title;
    this.unit = unit;
    this.digits = digits;
  }
}

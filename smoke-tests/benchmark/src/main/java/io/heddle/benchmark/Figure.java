package io.heddle.benchmark;

/** What is measured; the table has one line for each. */
enum Figure {
  HELLO_CPU("hello-world, CPU", "ms"),
  HELLO_WALL("hello-world, wall", "ms"),
  START_CPU("service to its first answer, CPU", "ms"),
  START_WALL("service to its first answer, wall", "ms"),
  REQUEST_CPU("a request, CPU", "µs"),
  REQUEST_ALLOCATION("a request, allocation", "bytes"),
  LATENCY_MEDIAN("a request, median latency", "µs"),
  LATENCY_P99("a request, p99 latency", "µs");

  private final String title;
  private final String unit;

  Figure(String title, String unit) {
    this.title = title;
    this.unit = unit;
  }

  String title() {
    return title;
  }

  String unit() {
    return unit;
  }
}

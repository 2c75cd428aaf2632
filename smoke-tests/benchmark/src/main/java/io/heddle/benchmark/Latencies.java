package io.heddle.benchmark;

import java.util.Arrays;
import java.util.List;

/** How long each request took. */
final class Latencies {

  private final long[] sortedNanos;

  private Latencies(long[] sortedNanos) {
    this.sortedNanos = sortedNanos;
  }

  static Latencies of(List<long[]> nanos) {
    return new Latencies(nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray());
  }

  /** Returns the shortest time that this share of the requests, 0 to 1, did not exceed. */
  long nanosAt(double share) {
    int rank = (int) Math.ceil(share * sortedNanos.length);
    return sortedNanos[Math.max(0, rank - 1)];
  }
}

package io.heddle.benchmark;

/**
 * How many spans came of how many requests.
 *
 * @param requests those that were sent to the service
 * @param server SERVER spans
 * @param client CLIENT spans of outgoing requests
 * @param database CLIENT spans with attributes of a database
 * @param other all else, INTERNAL ones mostly
 */
record SpanCounts(long requests, long server, long client, long database, long other) {

  /** Whether the other recorded more of what both must record. */
  boolean fewerThan(SpanCounts peer) {
    return server < peer.server || client < peer.client || database < peer.database;
  }

  SpanCounts plus(SpanCounts more) {
    return new SpanCounts(
        requests + more.requests,
        server + more.server,
        client + more.client,
        database + more.database,
        other + more.other);
  }
}

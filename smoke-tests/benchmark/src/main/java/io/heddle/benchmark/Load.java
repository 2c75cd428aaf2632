package io.heddle.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A fixed number of requests in a closed loop: each connection sends its next request when it has
 * the answer to the last.
 */
final class Load {

  private static final int IDS = 1000;

  private final int connections;
  private final int requestsOfEach;

  Load(int connections, int requests) {
    this.connections = connections;
    this.requestsOfEach = requests / connections;
  }

  long requests() {
    return (long) connections * requestsOfEach;
  }

  Latencies run(int port, String path) throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(connections);
    try {
      List<Future<long[]>> running = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        running.add(senders.submit(() -> send(port, path)));
      }
      List<long[]> nanos = new ArrayList<>();
      for (Future<long[]> sender : running) {
        nanos.add(sender.get());
      }
      return Latencies.of(nanos);
    } finally {
      senders.shutdownNow();
    }
  }

  private long[] send(int port, String path) throws Exception {
    long[] nanos = new long[requestsOfEach];
    try (Connection connection = Connection.to(port)) {
      for (int i = 0; i < requestsOfEach; i++) {
        long start = System.nanoTime();
        connection.get(path + i % IDS);
        nanos[i] = System.nanoTime() - start;
      }
    }
    return nanos;
  }
}

package io.heddle.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests at a steady rate, well below what the service can bear, so that latencies are those of
 * the service and not of a queue in front of it. Each is counted from when it was due.
 */
final class Load {

  private static final int PER_SECOND = 250;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int ORDERS = 100;

  private final HttpClient http;
  private final String url;
  private final double[] nanos;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  Load(HttpClient http, String url, int requests) {
    this.http = http;
    this.url = url;
    this.nanos = new double[requests];
  }

  /** Returns the latencies in nanoseconds, sorted. */
  double[] run() {
    long start = System.nanoTime();
    CompletableFuture<?>[] answers = new CompletableFuture<?>[nanos.length];
    for (int i = 0; i < nanos.length; i++) {
      long due = start + i * 1_000_000_000L / PER_SECOND;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      answers[i] = send(i, due);
    }
    CompletableFuture.allOf(answers).join();
    if (failure.get() != null) {
      throw new IllegalStateException("a request failed", failure.get());
    }
    Arrays.sort(nanos);
    return nanos;
  }

  private CompletableFuture<Void> send(int number, long due) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + number % ORDERS)).timeout(TIMEOUT).build();
    return http.sendAsync(request, BodyHandlers.discarding())
        .handle((response, thrown) -> answered(number, due, response, thrown));
  }

  private Void answered(int number, long due, HttpResponse<Void> response, Throwable thrown) {
    nanos[number] = System.nanoTime() - due;
    if (thrown != null) {
      failure.compareAndSet(null, thrown);
    } else if (response.statusCode() != 200) {
      failure.compareAndSet(null, new IllegalStateException("status " + response.statusCode()));
    }
    return null;
  }
}

package io.heddle.smoke.traffic;

import io.heddle.smoke.receiver.ReceivedSpan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Requests to one server, one after the other, each with a {@code traceparent} of its own. */
public final class Traffic {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<SentRequest> sent = new ArrayList<>();
  private final String url;

  public Traffic(String url) {
    this.url = url;
  }

  public void send(Request request) throws IOException, InterruptedException {
    int number = sent.size() + 1;
    String traceId = String.format("%032x", 0xABCD_0000L + number);
    String spanId = String.format("%016x", number);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(url + request.pathAndQuery()))
            .timeout(TIMEOUT)
            .header("traceparent", "00-" + traceId + "-" + spanId + "-01")
            .method(request.method(), BodyPublishers.ofString(request.body()));
    if (!request.body().isEmpty()) {
      boolean json = request.body().startsWith("{");
      builder.header(
          "Content-Type", json ? "application/json" : "application/x-www-form-urlencoded");
    }
    int status = http.send(builder.build(), BodyHandlers.discarding()).statusCode();
    sent.add(new SentRequest(request, traceId, spanId, status));
  }

  public int size() {
    return sent.size();
  }

  /** Returns what is wrong with any of the answers, or with what was traced of them. */
  public List<String> flaws(Collection<ReceivedSpan> received) {
    return sent.stream().flatMap(request -> request.flaws(received).stream()).toList();
  }
}

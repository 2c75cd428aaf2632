package io.heddle.shop.demo;

import io.heddle.smoke.receiver.OtlpReceiver;
import io.heddle.smoke.receiver.ReceivedSpan;
import io.heddle.smoke.receiver.Trace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One request of a scenario, the answer to it, and the trace that came of it.
 *
 * @param trace null where none arrived
 * @param flaws what is wrong with answer or trace; empty where all is well
 */
record Visit(Scenario scenario, int status, Trace trace, List<String> flaws) {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  /** Sends the request and waits for a trace that was not there before to be whole. */
  static Visit make(Scenario scenario, String url, HttpClient http, OtlpReceiver receiver)
      throws IOException, InterruptedException {
    Set<String> before = new HashSet<>();
    Trace.of(receiver.spans()).forEach(trace -> before.add(trace.id()));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + scenario.path()))
            .method(scenario.method(), BodyPublishers.noBody())
            .build();
    int status = http.send(request, BodyHandlers.discarding()).statusCode();
    List<String> flaws = new ArrayList<>();
    if (status != scenario.status()) {
      flaws.add("answered " + status + " instead of " + scenario.status());
    }
    try {
      receiver.await(scenario.title(), LIMIT, spans -> isWhole(scenario, newTraces(spans, before)));
    } catch (AssertionError notInTime) {
      flaws.add("the trace did not become whole in " + LIMIT.toSeconds() + " s");
    }
    List<Trace> traces = newTraces(receiver.spans(), before);
    Trace trace = traces.isEmpty() ? null : traces.get(0);
    if (traces.size() != 1) {
      flaws.add(traces.size() + " traces instead of one");
    }
    for (Trace any : traces) {
      flaws.addAll(any.flaws());
    }
    if (trace != null && !trace.shape().equals(scenario.shape())) {
      flaws.add("the tree should be\n" + scenario.shape() + "and is\n" + trace.shape());
    }
    return new Visit(scenario, status, trace, flaws);
  }

  private static boolean isWhole(Scenario scenario, List<Trace> traces) {
    return traces.size() == 1
        && traces.get(0).flaws().isEmpty()
        && traces.get(0).shape().equals(scenario.shape());
  }

  private static List<Trace> newTraces(List<ReceivedSpan> spans, Set<String> before) {
    return Trace.of(spans).stream().filter(trace -> !before.contains(trace.id())).toList();
  }
}

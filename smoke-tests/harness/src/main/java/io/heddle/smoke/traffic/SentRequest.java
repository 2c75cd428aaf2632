package io.heddle.smoke.traffic;

import io.heddle.smoke.receiver.ReceivedSpan;
import io.heddle.smoke.receiver.ReceivedSpan.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * A request that was sent as part of a trace of its own, so that its span can be told from all
 * others.
 *
 * @param parentSpanId the caller's span, which only exists in the header
 * @param status what was answered
 */
public record SentRequest(Request request, String traceId, String parentSpanId, int status) {

  private static final int FIRST_ERROR = 500;

  /**
   * Returns what is wrong with the answer or with what was traced of it; empty where all is right.
   */
  public List<String> flaws(Collection<ReceivedSpan> received) {
    List<String> flaws = new ArrayList<>();
    expect(flaws, "answer", request.status(), status);
    List<ReceivedSpan> spans =
        received.stream().filter(span -> span.traceId().equals(traceId)).toList();
    if (spans.size() != 1) {
      flaws.add(request + ": " + spans.size() + " spans instead of one: " + spans);
    } else {
      check(spans.get(0), flaws);
    }
    return flaws;
  }

  private void check(ReceivedSpan span, List<String> flaws) {
    boolean failed = status >= FIRST_ERROR;
    expect(flaws, "kind", Kind.SERVER, span.kind());
    expect(flaws, "parent", parentSpanId, span.parentSpanId());
    expect(flaws, "name", request.spanName(), span.name());
    expect(flaws, "method", request.method(), span.attribute("http.request.method"));
    expect(flaws, "path", request.path(), span.attribute("url.path"));
    expect(flaws, "scheme", "http", span.attribute("url.scheme"));
    expect(flaws, "status", (long) status, span.attribute("http.response.status_code"));
    expect(flaws, "error", failed, span.error());
    expect(flaws, "error.type is set", failed, span.attribute("error.type") != null);
  }

  private void expect(List<String> flaws, String what, Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      flaws.add(request + ": " + what + " is " + actual + ", should be " + expected);
    }
  }
}

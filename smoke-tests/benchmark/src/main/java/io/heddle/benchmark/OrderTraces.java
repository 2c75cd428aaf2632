package io.heddle.benchmark;

import io.heddle.smoke.receiver.ReceivedSpan;
import io.heddle.smoke.receiver.Trace;
import java.util.Collection;

/** Counts what an agent recorded of the requests for orders. */
final class OrderTraces {

  /** The request, two queries and a call. */
  static final int SPANS_EACH = 4;

  private OrderTraces() {}

  static int spans(Collection<ReceivedSpan> received) {
    return Trace.of(received).stream()
        .filter(trace -> trace.root() != null)
        .filter(trace -> String.valueOf(trace.root().attribute("url.path")).startsWith("/orders/"))
        .mapToInt(trace -> trace.spans().size())
        .sum();
  }
}

package io.heddle.exporter.otlp;

import io.heddle.bootstrap.trace.InstrumentationScope;
import io.heddle.exporter.queue.SpanBatch;
import java.util.Arrays;

/**
 * The spans of a batch, scope by scope, in the order in which the scopes first appear. Reused for
 * the next batch. For each scope the batch is looked through once; a batch has few.
 *
 * <pre>
 * groups.over(batch);
 * while (groups.nextScope()) {
 *   groups.scope();
 *   for (int i = groups.nextSpan(); i >= 0; i = groups.nextSpan()) { batch.get(i) }
 * }
 * </pre>
 */
final class ScopeGroups {

  private SpanBatch batch;
  private boolean[] seen = {};
  private int firstOfScope;
  private int position;
  private InstrumentationScope scope;

  void over(SpanBatch spans) {
    batch = spans;
    if (seen.length < spans.size()) {
      seen = new boolean[spans.size()];
    } else {
      Arrays.fill(seen, false);
    }
    firstOfScope = 0;
  }

  boolean nextScope() {
    while (firstOfScope < batch.size() && seen[firstOfScope]) {
      firstOfScope++;
    }
    if (firstOfScope == batch.size()) {
      batch = null;
      scope = null;
      return false;
    }
    scope = batch.get(firstOfScope).scope();
    position = firstOfScope;
    return true;
  }

  InstrumentationScope scope() {
    return scope;
  }

  /** Index in the batch of the scope's next span; -1 where there is none. */
  int nextSpan() {
    while (position < batch.size()) {
      int index = position++;
      if (!seen[index] && isSame(batch.get(index).scope(), scope)) {
        seen[index] = true;
        return index;
      }
    }
    return -1;
  }

  /** One scope may be several objects: an instrumentation is loaded once per application loader. */
  private static boolean isSame(InstrumentationScope one, InstrumentationScope other) {
    return one == other
        || (one.name().equals(other.name())
            && (one.version() == null
                ? other.version() == null
                : one.version().equals(other.version())));
  }
}

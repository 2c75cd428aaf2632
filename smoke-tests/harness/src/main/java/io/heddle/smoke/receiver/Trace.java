package io.heddle.smoke.receiver;

import io.heddle.smoke.receiver.ReceivedSpan.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The spans of one trace id, as the tree that their parents make of them. */
public final class Trace {

  private final String id;
  private final List<ReceivedSpan> spans;

  private Trace(String id, List<ReceivedSpan> spans) {
    this.id = id;
    this.spans = spans;
  }

  /** Returns the traces that the spans belong to, in order of their first start. */
  public static List<Trace> of(Collection<ReceivedSpan> received) {
    Map<String, List<ReceivedSpan>> byTrace = new LinkedHashMap<>();
    received.stream()
        .sorted(Comparator.comparingLong(ReceivedSpan::startNanos))
        .forEach(
            span -> byTrace.computeIfAbsent(span.traceId(), id -> new ArrayList<>()).add(span));
    List<Trace> traces = new ArrayList<>();
    byTrace.forEach((id, spans) -> traces.add(new Trace(id, spans)));
    return traces;
  }

  public String id() {
    return id;
  }

  /** Returns the spans in order of start. */
  public List<ReceivedSpan> spans() {
    return spans;
  }

  /** Returns the spans without a parent, or whose parent was not received. */
  public List<ReceivedSpan> tops() {
    return spans.stream()
        .filter(span -> span.isRoot() || byId(span.parentSpanId()) == null)
        .toList();
  }

  /** Returns the first span without a parent, or null where none was received. */
  public ReceivedSpan root() {
    return spans.stream().filter(ReceivedSpan::isRoot).findFirst().orElse(null);
  }

  public List<ReceivedSpan> childrenOf(ReceivedSpan parent) {
    return spans.stream().filter(span -> span.parentSpanId().equals(parent.spanId())).toList();
  }

  /**
   * Returns what keeps this from being one whole tree: no root or several, a parent that never
   * came, an id used twice. Empty where it is whole.
   */
  public List<String> flaws() {
    List<String> flaws = new ArrayList<>();
    long roots = spans.stream().filter(ReceivedSpan::isRoot).count();
    if (roots != 1) {
      flaws.add(roots + " roots");
    }
    Map<String, Integer> ids = new HashMap<>();
    for (ReceivedSpan span : spans) {
      if (ids.merge(span.spanId(), 1, Integer::sum) == 2) {
        flaws.add("span id " + span.spanId() + " twice");
      }
      if (!span.isRoot() && byId(span.parentSpanId()) == null) {
        flaws.add(span.service() + " '" + span.name() + "' lacks its parent");
      }
    }
    return flaws;
  }

  /**
   * Returns the tree's shape, one line a span, children indented by two spaces: service, kind, and
   * {@code error} where its status says so. Siblings stand in order of these lines, so that calls
   * made at the same time always read the same.
   */
  public String shape() {
    List<String> tops = new ArrayList<>();
    for (ReceivedSpan top : tops()) {
      tops.add(shape(top, ""));
    }
    tops.sort(null);
    return String.join("", tops);
  }

  private String shape(ReceivedSpan span, String indent) {
    List<String> children = new ArrayList<>();
    for (ReceivedSpan child : childrenOf(span)) {
      children.add(shape(child, indent + "  "));
    }
    children.sort(null);
    return indent
        + span.service()
        + " "
        + (isDatabase(span) ? "DATABASE" : span.kind().name())
        + (span.error() ? " error" : "")
        + "\n"
        + String.join("", children);
  }

  private static boolean isDatabase(ReceivedSpan span) {
    return span.kind() == Kind.CLIENT
        && span.attributes().keySet().stream().anyMatch(key -> key.startsWith("db."));
  }

  private ReceivedSpan byId(String spanId) {
    return spans.stream().filter(span -> span.spanId().equals(spanId)).findFirst().orElse(null);
  }
}

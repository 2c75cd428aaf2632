package io.heddle.smoke.receiver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Draws traces as trees for a person: service, span name, duration and error, aligned. */
public final class TracePrinter {

  private static final int DURATION_WIDTH = 9;
  private static final String RED = "\u001b[31m";
  private static final String CYAN = "\u001b[36m";
  private static final String DIM = "\u001b[2m";
  private static final String RESET = "\u001b[0m";

  private final boolean colour;

  private TracePrinter(boolean colour) {
    this.colour = colour;
  }

  public static TracePrinter plain() {
    return new TracePrinter(false);
  }

  public static TracePrinter coloured() {
    return new TracePrinter(true);
  }

  private record Line(String branches, ReceivedSpan span, String note) {
    /** As many characters as its left part takes on the screen. */
    int width() {
      return branches.length() + span.service().length() + 2 + span.name().length();
    }
  }

  public String print(Collection<Trace> traces) {
    StringBuilder text = new StringBuilder();
    for (Trace trace : traces) {
      text.append(print(trace));
    }
    return text.toString();
  }

  public String print(Trace trace) {
    List<Line> lines = new ArrayList<>();
    for (ReceivedSpan top : trace.tops()) {
      add(lines, trace, top, "", "", top.isRoot() ? "" : "parent " + top.parentSpanId() + " lost");
    }
    int width = lines.stream().mapToInt(Line::width).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append(text(line, width)).append('\n');
    }
    return text.toString();
  }

  private void add(
      List<Line> lines, Trace trace, ReceivedSpan span, String branch, String indent, String note) {
    lines.add(new Line(branch, span, note));
    List<ReceivedSpan> children = trace.childrenOf(span);
    for (int i = 0; i < children.size(); i++) {
      boolean last = i == children.size() - 1;
      add(
          lines,
          trace,
          children.get(i),
          indent + (last ? "└─ " : "├─ "),
          indent + (last ? "   " : "│  "),
          "");
    }
  }

  private String text(Line line, int width) {
    ReceivedSpan span = line.span();
    return paint(DIM, line.branches())
        + paint(CYAN, span.service())
        + "  "
        + (span.error() ? paint(RED, span.name()) : span.name())
        + " ".repeat(width - line.width() + 2)
        + duration(span)
        + error(span)
        + (line.note().isEmpty() ? "" : "  " + paint(RED, line.note()));
  }

  private static String duration(ReceivedSpan span) {
    String text = String.format(Locale.ROOT, "%.1f ms", span.milliseconds());
    return " ".repeat(Math.max(0, DURATION_WIDTH - text.length())) + text;
  }

  private String error(ReceivedSpan span) {
    if (!span.error()) {
      return "";
    }
    Object type = span.attribute("error.type");
    return "  " + paint(RED, "error" + (type == null ? "" : ": " + type));
  }

  private String paint(String paint, String text) {
    return colour && !text.isEmpty() ? paint + text + RESET : text;
  }
}

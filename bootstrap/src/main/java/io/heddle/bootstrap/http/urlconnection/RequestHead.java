package io.heddle.bootstrap.http.urlconnection;

import io.heddle.bootstrap.http.HttpClientSpan;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.io.PrintStream;

/**
 * Adds our headers where the JDK writes a request's head, {@code
 * sun.net.www.MessageHeader.print(PrintStream)}, just before the empty line that ends it. There
 * every attempt passes, also those that the JDK makes by itself after a redirect, a challenge or a
 * stale connection; and nothing of it is seen by {@code getRequestProperties}, nor lost when the
 * JDK turns a POST into a GET and drops the application's headers.
 */
public final class RequestHead {

  private static final String END = "\r\n";
  private static final ThreadLocal<HttpClientSpan> CARRIED = new ThreadLocal<HttpClientSpan>();
  private static final HeaderLines LINES = new HeaderLines();

  private RequestHead() {}

  /** From now on, heads that this thread writes carry the span. */
  static void carry(HttpClientSpan span) {
    CARRIED.set(span);
  }

  static void carryNothing() {
    CARRIED.remove();
  }

  /** Called in place of {@link PrintStream#print(String)}. */
  public static void print(PrintStream out, String text) {
    if (END.equals(text)) {
      printOurs(out);
    }
    out.print(text);
  }

  private static void printOurs(PrintStream out) {
    try {
      HttpClientSpan span = CARRIED.get();
      if (span != null) {
        span.inject(out, LINES);
      }
    } catch (Throwable failure) {
      HttpUrlConnectionAdvice.caught(failure);
    }
  }

  private static final class HeaderLines implements TextMapSetter<PrintStream> {

    @Override
    public void set(PrintStream out, String name, String value) {
      if (out != null && isOneLine(name) && isOneLine(value)) {
        out.print(name + ": " + value + END);
      }
    }

    /** A line break would begin a header, or a request, of somebody else's making. */
    private static boolean isOneLine(String text) {
      return text.indexOf('\r') < 0 && text.indexOf('\n') < 0;
    }
  }
}

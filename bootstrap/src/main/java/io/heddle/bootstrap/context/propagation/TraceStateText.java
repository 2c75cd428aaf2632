package io.heddle.bootstrap.context.propagation;

import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TraceStateBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The {@code tracestate} header of W3C Trace Context, 3.3: at most 32 members, unique keys. A list
 * that breaks a rule is dropped whole; the trace id stays in force without it.
 */
final class TraceStateText {

  private static final int MAX_MEMBERS = 32;

  private TraceStateText() {}

  /** Null where there is no valid state. Several headers are one list, in order. */
  static TraceState parse(Iterator<String> headers) {
    List<String> members = new ArrayList<String>();
    while (headers.hasNext()) {
      String header = headers.next();
      if (header != null && !split(header, members)) {
        return null;
      }
    }
    if (members.isEmpty()) {
      return null;
    }
    TraceStateBuilder builder = TraceState.builder();
    Set<String> keys = new HashSet<String>();
    // The builder puts each new entry first, so the list goes in from its end.
    for (int i = members.size() - 1; i >= 0; i--) {
      String member = members.get(i);
      int equals = member.indexOf('=');
      String key = equals < 0 ? member : member.substring(0, equals);
      if (equals < 0 || !keys.add(key)) {
        return null;
      }
      builder.put(key, member.substring(equals + 1));
    }
    TraceState state = builder.build();
    // The builder leaves out what its rules for keys and values reject.
    return state.size() == members.size() ? state : null;
  }

  /** False where there are more members than allowed. Empty members are legal and left out. */
  private static boolean split(String header, List<String> members) {
    int start = 0;
    while (start <= header.length()) {
      int comma = header.indexOf(',', start);
      int end = comma < 0 ? header.length() : comma;
      String member = header.substring(start, end).trim();
      if (!member.isEmpty()) {
        if (members.size() == MAX_MEMBERS) {
          return false;
        }
        members.add(member);
      }
      start = end + 1;
    }
    return true;
  }

  static String format(TraceState state) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> entry : state.asMap().entrySet()) {
      if (text.length() > 0) {
        text.append(',');
      }
      text.append(entry.getKey()).append('=').append(entry.getValue());
    }
    return text.toString();
  }
}

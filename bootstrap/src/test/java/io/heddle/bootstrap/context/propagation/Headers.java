package io.heddle.bootstrap.context.propagation;

import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.trace.RemoteSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The headers of a request: each name may stand several times. */
final class Headers implements TextMapGetter<Headers> {

  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  Headers with(String name, String value) {
    names.add(name);
    values.add(value);
    return this;
  }

  /** What the propagator reads from these headers; null where it is nothing. */
  RemoteSpan extracted() {
    HeddleContext context =
        (HeddleContext) new TraceContextPropagator().extract(HeddleContext.ROOT, this, this);
    return (RemoteSpan) context.span();
  }

  /** What is passed on for a span, one header a line. */
  static String injected(Span span) {
    StringBuilder text = new StringBuilder();
    new TraceContextPropagator()
        .inject(
            HeddleContext.ROOT.withSpan(span),
            text,
            (carrier, key, value) -> carrier.append(key).append(": ").append(value).append('\n'));
    return text.toString();
  }

  @Override
  public Iterable<String> keys(Headers carrier) {
    return names;
  }

  @Override
  public String get(Headers carrier, String key) {
    Iterator<String> all = getAll(carrier, key);
    return all.hasNext() ? all.next() : null;
  }

  @Override
  public Iterator<String> getAll(Headers carrier, String key) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(key)) {
        found.add(values.get(i));
      }
    }
    return found.iterator();
  }
}

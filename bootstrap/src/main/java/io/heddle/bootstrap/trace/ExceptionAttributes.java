package io.heddle.bootstrap.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What the event {@code exception} says of a throwable (semantic conventions, exceptions). */
final class ExceptionAttributes {

  private static final AttributeKey<String> TYPE = AttributeKey.stringKey("exception.type");
  private static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("exception.message");
  private static final AttributeKey<String> STACKTRACE =
      AttributeKey.stringKey("exception.stacktrace");

  private ExceptionAttributes() {}

  /** With the caller's own attributes, which win. */
  static Attributes of(Throwable exception, Attributes additional) {
    AttributesBuilder builder = Attributes.builder();
    builder.put(TYPE, exception.getClass().getName());
    try {
      String message = exception.getMessage();
      if (message != null) {
        builder.put(MESSAGE, message);
      }
      StringWriter trace = new StringWriter();
      exception.printStackTrace(new PrintWriter(trace));
      builder.put(STACKTRACE, trace.toString());
    } catch (Throwable unspeakable) {
      // The application's own code; an exception that cannot describe itself has its type only.
      builder.put(MESSAGE, unspeakable.getClass().getName() + " thrown by its own description");
    }
    if (additional != null) {
      builder.putAll(additional);
    }
    return builder.build();
  }
}

package io.heddle.bootstrap.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.io.PrintWriter;
import org.junit.jupiter.api.Test;

class RecordExceptionTest {

  private static final AttributeKey<String> TYPE = AttributeKey.stringKey("exception.type");
  private static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("exception.message");
  private static final AttributeKey<String> STACK = AttributeKey.stringKey("exception.stacktrace");

  private final HeddleSpan span = new EndedSpans().root();

  @Test
  void exception_isAnEventWithTypeMessageAndStackTrace() {
    span.recordException(new IllegalStateException("why"));

    SpanEvent event = span.events().get(0);
    assertThat(event.name()).isEqualTo("exception");
    assertThat(event.attributes().get(TYPE)).isEqualTo("java.lang.IllegalStateException");
    assertThat(event.attributes().get(MESSAGE)).isEqualTo("why");
    assertThat(event.attributes().get(STACK))
        .startsWith("java.lang.IllegalStateException: why")
        .contains("RecordExceptionTest");
  }

  @Test
  void exceptionWithoutMessage_hasNone() {
    span.recordException(new IllegalStateException());

    assertThat(span.events().get(0).attributes().get(MESSAGE)).isNull();
  }

  @Test
  void additionalAttributes_win() {
    span.recordException(new IllegalStateException("why"), Attributes.of(MESSAGE, "because"));

    assertThat(span.events().get(0).attributes().get(MESSAGE)).isEqualTo("because");
  }

  @Test
  void longDescriptions_areCut() {
    HeddleSpan limited = new EndedSpans(new SpanLimits(9, 10, 9, 9)).root();
    limited.recordException(new IllegalStateException("a message too long"));

    assertThat(limited.events().get(0).attributes().get(MESSAGE)).isEqualTo("a message ");
    assertThat(limited.events().get(0).attributes().get(STACK)).hasSize(10);
  }

  @Test
  void null_doesNothing() {
    span.recordException(null);

    assertThat(span.events()).isEmpty();
  }

  @Test
  void exceptionThatCannotDescribeItself_isRecordedByItsType() {
    span.recordException(new Unspeakable());

    assertThat(span.events().get(0).attributes().get(TYPE)).isEqualTo(Unspeakable.class.getName());
  }

  /** An application's exception with a bug of its own. */
  private static final class Unspeakable extends RuntimeException {
    @Override
    public String getMessage() {
      throw new NullPointerException();
    }

    @Override
    public void printStackTrace(PrintWriter writer) {
      throw new StackOverflowError();
    }
  }
}

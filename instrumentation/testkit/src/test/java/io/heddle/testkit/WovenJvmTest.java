package io.heddle.testkit;

import static io.heddle.testkit.SpanExpectation.span;
import static io.heddle.testkit.WovenJvm.trace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.StatusCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sample.Library;

class WovenJvmTest {

  @RegisterExtension static final WovenJvm heddle = new WovenJvm();

  @Test
  void bootClasses_areTheBootLoaders() {
    assertThat(io.heddle.bootstrap.trace.Tracing.class.getClassLoader()).isNull();
    assertThat(io.opentelemetry.api.trace.Span.class.getClassLoader()).isNull();
  }

  @Test
  void wovenMethod_returnsWhatItReturned_andIsRecorded() throws Exception {
    heddle.inSpan("parent", () -> assertThat(new Library().greet("Ada")).isEqualTo("hello Ada"));

    heddle.assertTraces(
        trace(span("parent").root(), span("Library.greet Ada").childOf("parent").noError()));
  }

  @Test
  void wovenMethodThatThrows_throwsTheSame() throws Exception {
    assertThatThrownBy(() -> new Library().greet(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nobody to greet");

    heddle.assertTraces(
        trace(span("Library.greet ").status(StatusCode.ERROR).attribute("greeting", "null")));
  }

  @Test
  void staticMethod_hasItsArgumentsAndResultInPlace() throws Exception {
    assertThat(Library.twice(21, "because")).isEqualTo(42);

    heddle.assertTraces(trace(span("twice").attribute("sum", "21 because 42")));
  }

  @Test
  void renamedLibrary_isWovenByTheSameAdvice() throws Exception {
    new sample.javax.Server().serve(new sample.javax.Request("/a"));
    new sample.jakarta.Server().serve(new sample.jakarta.Request("/b"));

    heddle.assertTraces(trace(span("sample.javax /a")), trace(span("sample.jakarta /b").noError()));
  }
}

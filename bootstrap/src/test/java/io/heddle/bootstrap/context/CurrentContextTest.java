package io.heddle.bootstrap.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.trace.RemoteSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The current context, through our own calls and through the OpenTelemetry API. */
class CurrentContextTest {

  private static final ContextKey<String> KEY = ContextKey.named("key");

  private final HeddleContext outer = HeddleContext.ROOT.with(KEY, "outer");
  private final HeddleContext inner = HeddleContext.ROOT.with(KEY, "inner");

  @AfterEach
  void cleanUp() {
    CurrentContext.attach(HeddleContext.ROOT);
  }

  @Test
  void untouchedThread_hasTheRoot() {
    HeddleContext seen = CompletableFuture.supplyAsync(CurrentContext::get).join();

    assertThat(seen).isSameAs(HeddleContext.ROOT);
    assertThat(Context.current()).isSameAs(HeddleContext.ROOT);
    assertThat(Context.root()).isSameAs(HeddleContext.ROOT);
  }

  @Test
  void attach_returnsWhatItReplaces() {
    assertThat(CurrentContext.attach(outer)).isSameAs(HeddleContext.ROOT);
    assertThat(CurrentContext.attach(inner)).isSameAs(outer);
    assertThat(CurrentContext.get()).isSameAs(inner);
  }

  @Test
  void attached_isTheApisCurrentContext_onThisThreadOnly() {
    CurrentContext.attach(outer);

    assertThat(Context.current()).isSameAs(outer);
    assertThat(CompletableFuture.supplyAsync(Context::current).join()).isSameAs(HeddleContext.ROOT);
  }

  @Test
  void makeCurrent_isInForceUntilClosed() {
    Span span = new RemoteSpan(1, 2, 3, (byte) 1, null);
    try (Scope scope = span.makeCurrent()) {
      assertThat(Span.current()).isSameAs(span);
      assertThat(CurrentContext.get().span()).isSameAs(span);
      try (Scope nested = Context.current().with(KEY, "v").makeCurrent()) {
        assertThat(Span.current()).isSameAs(span);
        assertThat(CurrentContext.get().get(KEY)).isEqualTo("v");
      }
    }
    assertThat(CurrentContext.get()).isSameAs(HeddleContext.ROOT);
  }

  @Test
  void closedTwice_restoresOnce() {
    Scope scope = outer.makeCurrent();
    scope.close();
    CurrentContext.attach(outer);
    scope.close();

    assertThat(CurrentContext.get()).isSameAs(outer);
  }

  @Test
  void closedOutOfOrder_leavesTheInnerContext_andCanBeClosedAgain() {
    Scope outerScope = outer.makeCurrent();
    Scope innerScope = inner.makeCurrent();

    outerScope.close();
    assertThat(CurrentContext.get()).isSameAs(inner);
    innerScope.close();
    assertThat(CurrentContext.get()).isSameAs(outer);
    outerScope.close();
    assertThat(CurrentContext.get()).isSameAs(HeddleContext.ROOT);
  }

  @Test
  void closedOnAnotherThread_changesNeitherThread() {
    Scope scope = outer.makeCurrent();

    HeddleContext seen =
        CompletableFuture.supplyAsync(
                () -> {
                  HeddleContext before = CurrentContext.attach(outer);
                  scope.close();
                  HeddleContext after = CurrentContext.get();
                  CurrentContext.attach(before);
                  return after;
                })
            .join();

    assertThat(seen).isSameAs(outer);
    assertThat(CurrentContext.get()).isSameAs(outer);
    scope.close();
    assertThat(CurrentContext.get()).isSameAs(HeddleContext.ROOT);
  }

  @Test
  void contextOfAnotherImplementation_isNotAttached() {
    try (Scope scope = new ForeignContext().makeCurrent()) {
      assertThat(Context.current()).isSameAs(HeddleContext.ROOT);
    }
  }

  private static final class ForeignContext implements Context {
    @Override
    public <V> V get(ContextKey<V> key) {
      return null;
    }

    @Override
    public <V> Context with(ContextKey<V> key, V value) {
      return this;
    }
  }
}

package io.heddle.bootstrap.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.bootstrap.context.CurrentContext;
import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.bootstrap.trace.InstrumentationScope;
import io.heddle.bootstrap.trace.Samplers;
import io.heddle.bootstrap.trace.SpanLimits;
import io.heddle.bootstrap.trace.Tracing;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DbClientSpanTest {

  private static final InstrumentationScope SCOPE = new InstrumentationScope("test", "1");

  private final List<HeddleSpan> ended = new ArrayList<>();

  @BeforeEach
  void record() {
    Tracing.install(
        new Tracing(Samplers.alwaysOn(), SpanLimits.DEFAULT, TextMapPropagator.noop(), ended::add));
  }

  @AfterEach
  void stopRecording() {
    Tracing.install(null);
    assertThat(CurrentContext.get()).isSameAs(HeddleContext.ROOT);
  }

  private static DbClientSpan start(DbEndpoint endpoint, DbQuery query) {
    return DbClientSpan.start(SCOPE, endpoint, query, DbClientSpan.NO_BATCH);
  }

  @Test
  void callInsideACall_isNotRecorded() {
    DbClientSpan outer = start(DbEndpoint.UNKNOWN, DbQuery.UNKNOWN);

    assertThat(start(DbEndpoint.UNKNOWN, DbQuery.UNKNOWN)).isNull();
    outer.end(null, null);
    assertThat(ended).hasSize(1);
  }

  @Test
  void callWhilePaused_isNotRecorded() {
    HeddleContext paused = DbClientSpan.pause();
    assertThat(start(DbEndpoint.UNKNOWN, DbQuery.UNKNOWN)).isNull();
    DbClientSpan.resume(paused);

    start(DbEndpoint.UNKNOWN, DbQuery.UNKNOWN).end(null, null);
    assertThat(ended).hasSize(1);
  }

  @Test
  void unknownStatement_isNamedAfterItsTarget() {
    start(new DbEndpoint("mysql", "shop", "db", 1), DbQuery.UNKNOWN).end(null, null);
    start(new DbEndpoint("mysql", null, "db", 1), DbQuery.UNKNOWN).end(null, null);
    start(DbEndpoint.UNKNOWN, DbQuery.UNKNOWN).end(null, null);

    assertThat(ended).extracting(HeddleSpan::name).containsExactly("shop", "db:1", "other_sql");
  }

  @Test
  void failureWithoutACode_isItsClass() {
    start(DbEndpoint.UNKNOWN, DbQuery.UNKNOWN).end(new IllegalStateException("secret"), "");

    HeddleSpan span = ended.get(0);
    assertThat(span.status()).isEqualTo(StatusCode.ERROR);
    assertThat(span.attributeKey(span.attributeCount() - 1).getKey()).isEqualTo("error.type");
    assertThat(span.attributeValue(span.attributeCount() - 1))
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(span.events()).isEmpty();
  }
}

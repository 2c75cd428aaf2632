package io.heddle.bootstrap.db;

import io.heddle.bootstrap.context.CurrentContext;
import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.bootstrap.trace.InstrumentationScope;
import io.heddle.bootstrap.trace.SpanShape;
import io.heddle.bootstrap.trace.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;

/**
 * The CLIENT span of one database call, current on the calling thread from start to end. Of several
 * layers around one call (a pool, a proxy, a driver that calls itself) the outermost records it.
 *
 * <p>Conventions: database client spans, 1.44. Started and ended by the same thread.
 */
public final class DbClientSpan {

  /** The call is not a batch. */
  public static final long NO_BATCH = -1;

  /** The call is a batch of a size that nobody has counted. */
  public static final long UNCOUNTED_BATCH = -2;

  private final HeddleSpan span;
  private final DbEndpoint endpoint;
  private final HeddleContext previous;

  private DbClientSpan(HeddleSpan span, DbEndpoint endpoint, HeddleContext previous) {
    this.span = span;
    this.endpoint = endpoint;
    this.previous = previous;
  }

  /** Whether a database call is being recorded on this thread, so that no other may start. */
  public static boolean isWithin() {
    return CurrentContext.get().holdsShape(SpanShape.DB_CLIENT);
  }

  /**
   * Until {@link #resume}, no database call of this thread is recorded: those that the agent itself
   * causes by asking a driver.
   *
   * @return the context to resume
   */
  public static HeddleContext pause() {
    HeddleContext context = CurrentContext.get();
    return CurrentContext.attach(
        context.withSpan(context.span(), context.shapes() | SpanShape.DB_CLIENT));
  }

  /** Ends what {@link #pause} began. */
  public static void resume(HeddleContext paused) {
    CurrentContext.attach(paused);
  }

  /**
   * Starts a span and makes it current.
   *
   * @param batchSize operations in the batch, {@link #NO_BATCH} or {@link #UNCOUNTED_BATCH}; the
   *     conventions take a batch of one for no batch
   * @return null where a database call is already being recorded
   */
  public static DbClientSpan start(
      InstrumentationScope scope, DbEndpoint endpoint, DbQuery query, long batchSize) {
    HeddleContext context = CurrentContext.get();
    if (context.holdsShape(SpanShape.DB_CLIENT)) {
      return null;
    }
    String name = query.summary() == null ? endpoint.spanName(query.operation()) : query.summary();
    HeddleSpan span = Tracing.current().start(scope, name, SpanKind.CLIENT, context);
    if (span.isRecording()) {
      describe(span, endpoint, query);
      if (batchSize >= 0 && batchSize != 1) {
        span.set(DbAttributes.BATCH_SIZE, batchSize);
      }
    }
    HeddleContext inner = context.withSpan(span, context.shapes() | SpanShape.DB_CLIENT);
    return new DbClientSpan(span, endpoint, CurrentContext.attach(inner));
  }

  private static void describe(HeddleSpan span, DbEndpoint endpoint, DbQuery query) {
    span.set(DbAttributes.SYSTEM_NAME, endpoint.system());
    span.set(DbAttributes.NAMESPACE, endpoint.namespace());
    span.set(DbAttributes.SERVER_ADDRESS, endpoint.address());
    if (endpoint.address() != null && endpoint.port() != DbEndpoint.NO_PORT) {
      span.set(DbAttributes.SERVER_PORT, endpoint.port());
    }
    span.set(DbAttributes.QUERY_TEXT, query.text());
    span.set(DbAttributes.QUERY_SUMMARY, query.summary());
    span.set(DbAttributes.OPERATION_NAME, query.operation());
    span.set(DbAttributes.COLLECTION_NAME, query.collection());
    span.set(DbAttributes.STORED_PROCEDURE_NAME, query.storedProcedure());
  }

  /** Where the call goes. */
  public DbEndpoint endpoint() {
    return endpoint;
  }

  /**
   * Ends the span and restores the context that was current before.
   *
   * @param failure what the call threw, or null. Its message is not recorded, since drivers quote
   *     data in it
   * @param statusCode the database's own code for the failure, which then also is the {@code
   *     error.type}; null or empty where there is none
   */
  public void end(Throwable failure, String statusCode) {
    CurrentContext.attach(previous);
    if (failure != null) {
      boolean hasCode = statusCode != null && !statusCode.isEmpty();
      if (hasCode) {
        span.set(DbAttributes.RESPONSE_STATUS_CODE, statusCode);
      }
      span.set(DbAttributes.ERROR_TYPE, hasCode ? statusCode : failure.getClass().getName());
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }
}

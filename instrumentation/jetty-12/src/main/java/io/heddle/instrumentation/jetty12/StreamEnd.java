package io.heddle.instrumentation.jetty12;

import io.heddle.bootstrap.http.HttpServerPending;
import io.heddle.bootstrap.http.HttpServerSpan;
import io.heddle.bootstrap.weave.AdviceFailures;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * Jetty's own hook for the end of a request: every stream is either succeeded or failed, once and
 * last. Notes the status that was sent. Called by Jetty on any thread, and so throws nothing of its
 * own.
 */
final class StreamEnd extends HttpStream.Wrapper {

  private static final AdviceFailures FAILURES = new AdviceFailures(Jetty12Instrumentation.NAME);
  private static final int FIRST_FINAL = 200;
  private static final int FIRST_ERROR = 400;
  private static final int SWITCHING_PROTOCOLS = 101;

  private final HttpServerSpan span;
  private volatile int status = HttpServerSpan.NO_STATUS;

  private StreamEnd(HttpStream stream, HttpServerSpan span) {
    super(stream);
    this.span = span;
  }

  /** Starts the request's span. */
  static void await(Request request) {
    final HttpServerSpan span = HttpServerSpan.startAtConnection(JettyRequest.ADAPTER, request);
    if (!HttpServerPending.put(request, span)) {
      span.end(HttpServerSpan.NO_STATUS, null);
      return;
    }
    request.addHttpStreamWrapper(
        new Function<HttpStream, HttpStream>() {
          @Override
          public HttpStream apply(HttpStream stream) {
            return new StreamEnd(stream, span);
          }
        });
  }

  @Override
  public void send(
      MetaData.Request request,
      MetaData.Response response,
      boolean last,
      ByteBuffer content,
      Callback callback) {
    if (response != null
        && (response.getStatus() >= FIRST_FINAL || response.getStatus() == SWITCHING_PROTOCOLS)) {
      status = response.getStatus();
    }
    super.send(request, response, last, content, callback);
  }

  @Override
  public void succeeded() {
    end(null);
    super.succeeded();
  }

  @Override
  public void failed(Throwable failure) {
    end(failure);
    super.failed(failure);
  }

  private void end(Throwable failure) {
    try {
      // Once an error has been sent, Jetty fails the stream with what caused it; that the status
      // tells. A stream that fails otherwise was broken off.
      span.end(status, status >= FIRST_ERROR ? null : failure);
    } catch (Throwable ours) {
      FAILURES.caught(ours, StreamEnd.class);
    }
  }
}

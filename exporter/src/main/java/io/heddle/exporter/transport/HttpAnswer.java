package io.heddle.exporter.transport;

/** What a server has answered. Valid until the next request, which reuses the body's array. */
public final class HttpAnswer {

  private final int status;
  private final String contentType;
  private final long retryAfterNanos;
  private final byte[] body;
  private final int bodyLength;

  HttpAnswer(int status, String contentType, long retryAfterNanos, byte[] body, int bodyLength) {
    this.status = status;
    this.contentType = contentType;
    this.retryAfterNanos = retryAfterNanos;
    this.body = body;
    this.bodyLength = bodyLength;
  }

  public int status() {
    return status;
  }

  /** Null where the server did not say. */
  public String contentType() {
    return contentType;
  }

  /** From the header {@code Retry-After}; 0 where there is none. */
  public long retryAfterNanos() {
    return retryAfterNanos;
  }

  /** Of it, {@link #bodyLength()} bytes are meant. */
  public byte[] body() {
    return body;
  }

  /** At most {@value HttpTransport#MAX_ANSWER}, however much was sent. */
  public int bodyLength() {
    return bodyLength;
  }
}

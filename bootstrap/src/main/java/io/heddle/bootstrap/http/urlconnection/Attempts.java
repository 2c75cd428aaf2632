package io.heddle.bootstrap.http.urlconnection;

import io.heddle.bootstrap.http.HttpClientSpan;

/**
 * The attempts of one connection to get its answer, one after the other. Guarded by its own lock,
 * under which nothing foreign is called; spans are ended by the caller, outside it.
 *
 * <p>Does not refer to the connection, which is the key that it is kept under.
 */
final class Attempts {

  private HttpClientSpan span;
  private boolean sent;
  private boolean inCall;
  private int answered;

  /** How many attempts came before the next one. */
  synchronized int answered() {
    return answered;
  }

  /** The span of the attempt under way; null between attempts. */
  synchronized HttpClientSpan span() {
    return span;
  }

  /** Takes the span of a new attempt, unless one is under way. */
  synchronized void begin(HttpClientSpan next) {
    if (span == null) {
      span = next;
      sent = false;
    }
    inCall = true;
  }

  /** The request goes onto the wire now, perhaps not for the first time. */
  synchronized void send() {
    sent = true;
    inCall = true;
  }

  /** Whether the application waits inside a call of the connection. */
  synchronized void inCall(boolean value) {
    inCall = value;
  }

  synchronized boolean isUnderWay() {
    return span != null;
  }

  /** Ends the attempt that was answered; null where no request was sent. */
  synchronized HttpClientSpan answer() {
    if (!sent) {
      return null;
    }
    answered++;
    return take();
  }

  /** Ends the attempt that failed; null where none is under way. */
  synchronized HttpClientSpan fail() {
    return take();
  }

  /** Whether an attempt began that nobody sends or waits for. */
  synchronized boolean isUnsent() {
    return span != null && !sent;
  }

  /** Whether the application may give the attempt up without anybody noticing. */
  synchronized boolean isLeftAlone() {
    return !inCall;
  }

  private HttpClientSpan take() {
    HttpClientSpan taken = span;
    span = null;
    sent = false;
    return taken;
  }
}

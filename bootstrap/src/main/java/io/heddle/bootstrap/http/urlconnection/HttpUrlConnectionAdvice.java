package io.heddle.bootstrap.http.urlconnection;

import io.heddle.bootstrap.weave.AdviceFailures;
import io.heddle.bootstrap.weave.advice.Enter;
import io.heddle.bootstrap.weave.advice.OnEnter;
import io.heddle.bootstrap.weave.advice.OnExit;
import io.heddle.bootstrap.weave.advice.Returned;
import io.heddle.bootstrap.weave.advice.This;
import io.heddle.bootstrap.weave.advice.Thrown;
import java.net.HttpURLConnection;

/**
 * What the JDK's HTTP client calls at its own steps, one nested class for each woven method. Called
 * without a net, so each catches everything.
 */
public final class HttpUrlConnectionAdvice {

  private static final AdviceFailures FAILURES = new AdviceFailures("http-url-connection");

  private HttpUrlConnectionAdvice() {}

  static void caught(Throwable failure) {
    FAILURES.caught(failure, HttpUrlConnectionAdvice.class);
  }

  /** {@code plainConnect0}: runs only where there is no connection yet. */
  public static final class Connecting {

    private Connecting() {}

    @OnEnter
    public static void enter(@This HttpURLConnection connection) {
      if (FAILURES.isOff()) {
        return;
      }
      try {
        UrlConnections.connecting(connection);
      } catch (Throwable failure) {
        caught(failure);
      }
    }
  }

  /** {@code writeRequests}: the one place where every request passes. */
  public static final class Sending {

    private Sending() {}

    @OnEnter
    public static void enter(@This HttpURLConnection connection) {
      if (FAILURES.isOff()) {
        return;
      }
      try {
        UrlConnections.sending(connection);
      } catch (Throwable failure) {
        caught(failure);
      }
    }
  }

  /**
   * {@code java.net.HttpURLConnection.getResponseCode}, which {@code getInputStream} itself calls
   * once for each attempt, as soon as the response's head has been read.
   */
  public static final class Answered {

    private Answered() {}

    @OnExit
    public static void exit(@This HttpURLConnection connection, @Returned int status) {
      try {
        UrlConnections.answered(connection, status);
      } catch (Throwable failure) {
        caught(failure);
      }
    }
  }

  /** {@code getInputStream}: what every call that wants the response comes to. */
  public static final class Reading {

    private Reading() {}

    @OnEnter
    public static Object enter(@This HttpURLConnection connection) {
      try {
        return UrlConnections.reading(connection);
      } catch (Throwable failure) {
        caught(failure);
        return null;
      }
    }

    @OnExit
    public static void exit(
        @This HttpURLConnection connection, @Enter Object attempts, @Thrown Throwable thrown) {
      try {
        UrlConnections.read(connection, (Attempts) attempts, thrown);
      } catch (Throwable failure) {
        caught(failure);
      }
    }
  }

  /** {@code connect}. */
  public static final class Opening {

    private Opening() {}

    @OnExit
    public static void exit(@This HttpURLConnection connection, @Thrown Throwable thrown) {
      try {
        UrlConnections.opened(connection, thrown);
      } catch (Throwable failure) {
        caught(failure);
      }
    }
  }

  /** {@code getOutputStream}: where the body is streamed, the head has been written now. */
  public static final class Writing {

    private Writing() {}

    @OnExit
    public static void exit(@This HttpURLConnection connection, @Thrown Throwable thrown) {
      try {
        RequestHead.carryNothing();
        UrlConnections.opened(connection, thrown);
      } catch (Throwable failure) {
        caught(failure);
      }
    }
  }

  /** {@code disconnect}. */
  public static final class Disconnecting {

    private Disconnecting() {}

    @OnEnter
    public static void enter(@This HttpURLConnection connection) {
      try {
        UrlConnections.disconnecting(connection);
      } catch (Throwable failure) {
        caught(failure);
      }
    }
  }
}

package io.heddle.exporter.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Posts a body over HTTP/1.1 with the JDK's {@link HttpURLConnection}: TLS, proxies and connections
 * that are kept alive are the JDK's. Redirects are not followed. Of an answer at most {@value
 * #MAX_ANSWER} bytes are read. One request at a time; only {@link #abort()} may come from another
 * thread.
 *
 * <p>The body is sent with its length known in advance, since the JDK silently sends a buffered
 * request a second time when the connection breaks.
 */
public final class HttpTransport {

  /** OTLP's answers are a few bytes; whoever sends more is not read to the end. */
  static final int MAX_ANSWER = 64 * 1024;

  private final HttpSettings settings;
  private final String contentType;
  private final String userAgent;
  private final URL url;
  private final byte[] answer = new byte[MAX_ANSWER];
  private final GzipBody gzip;
  // Whether the last answer was read to its end: only then the connection can be used again.
  private boolean complete;
  private volatile HttpURLConnection current;
  private volatile boolean aborted;

  /**
   * @throws IOException where the URL or a header cannot be used; its message holds no secret
   */
  public HttpTransport(HttpSettings settings, String contentType, String userAgent)
      throws IOException {
    this.settings = settings;
    this.contentType = contentType;
    this.userAgent = userAgent;
    this.url = parse(settings);
    this.gzip = settings.isGzip() ? new GzipBody() : null;
    checkHeaders();
  }

  private static URL parse(HttpSettings settings) throws IOException {
    try {
      URL url = new URL(settings.url());
      if (url.getProtocol().startsWith("http") && !url.getHost().isEmpty()) {
        return url;
      }
    } catch (MalformedURLException none) {
      // Its message quotes the URL, which may hold a password.
    }
    throw new IOException("not a URL of HTTP: " + settings.printableUrl());
  }

  /** Here rather than by the JDK, whose exception quotes the value. */
  private void checkHeaders() throws IOException {
    for (Map.Entry<String, String> header : settings.headers().entrySet()) {
      String value = header.getValue();
      if (header.getKey().isEmpty() || value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
        throw new IOException("header " + header.getKey() + " cannot be sent as it stands");
      }
    }
  }

  /**
   * Sends a request and reads the answer.
   *
   * @param deadlineNanos {@link System#nanoTime()} at which to give up; the setting's timeout,
   *     where that is earlier. Also holds for an answer that trickles, once its headers have come
   * @throws IOException where there is no answer, or it is not HTTP
   */
  public HttpAnswer post(byte[] body, int length, long deadlineNanos) throws IOException {
    long deadline = earlier(deadlineNanos, System.nanoTime() + timeoutNanos());
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    current = connection;
    boolean reusable = false;
    try {
      if (aborted) {
        throw new IOException("aborted");
      }
      prepare(connection, deadline);
      write(connection, body, length);
      int status = status(connection);
      int answerLength = 0;
      InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
      if (in != null) {
        answerLength = read(in, deadline);
        reusable = complete;
      }
      return new HttpAnswer(
          status,
          connection.getContentType(),
          RetryAfter.nanos(connection.getHeaderField("Retry-After"), System.currentTimeMillis()),
          answer,
          answerLength);
    } finally {
      current = null;
      if (!reusable) {
        connection.disconnect();
      }
    }
  }

  private long timeoutNanos() {
    return TimeUnit.MILLISECONDS.toNanos(settings.timeoutMillis());
  }

  private static long earlier(long one, long other) {
    return one - other < 0 ? one : other;
  }

  private static int millisUntil(long deadline) throws IOException {
    long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    if (millis <= 0) {
      throw new IOException("timeout");
    }
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }

  private void prepare(HttpURLConnection connection, long deadline) throws IOException {
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setUseCaches(false);
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(millisUntil(deadline));
    connection.setReadTimeout(millisUntil(deadline));
    for (Map.Entry<String, String> header : settings.headers().entrySet()) {
      connection.setRequestProperty(header.getKey(), header.getValue());
    }
    connection.setRequestProperty("Content-Type", contentType);
    connection.setRequestProperty("User-Agent", userAgent);
    // Not the JDK's own default, which some servers answer with an error page in HTML.
    connection.setRequestProperty("Accept", contentType);
  }

  private void write(HttpURLConnection connection, byte[] body, int length) throws IOException {
    byte[] sent = body;
    int sentLength = length;
    if (gzip != null) {
      connection.setRequestProperty("Content-Encoding", "gzip");
      gzip.compress(body, length);
      sent = gzip.array();
      sentLength = gzip.size();
    }
    connection.setFixedLengthStreamingMode(sentLength);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(sent, 0, sentLength);
    }
  }

  private static int status(HttpURLConnection connection) throws IOException {
    try {
      int status = connection.getResponseCode();
      if (status < 0) {
        throw new IOException("the answer is not HTTP");
      }
      return status;
    } catch (HttpRetryException refused) {
      // The JDK would sign in and send again, which it cannot with a streamed body: 401 and 407.
      return refused.responseCode();
    }
  }

  /**
   * As much of the body as comes until the deadline. The status has said already what became of the
   * spans, so an answer that breaks off is no failure: another attempt would send them twice.
   *
   * @return bytes read; {@link #complete} says whether those are all
   */
  private int read(InputStream in, long deadline) {
    complete = false;
    int length = 0;
    try {
      while (length < MAX_ANSWER && deadline - System.nanoTime() > 0) {
        int read = in.read(answer, length, MAX_ANSWER - length);
        if (read < 0) {
          in.close();
          complete = true;
          break;
        }
        length += read;
      }
    } catch (IOException brokenOff) {
      return length;
    }
    return length;
  }

  /**
   * Ends the request that is going on, and makes every later one fail. Any thread; may block. A
   * connection that is only being established goes on until its timeout.
   */
  public void abort() {
    aborted = true;
    HttpURLConnection connection = current;
    if (connection != null) {
      connection.disconnect();
    }
  }
}

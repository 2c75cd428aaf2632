package io.heddle.testkit;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP/1.1 connection over a plain socket, which no instrumentation weaves: it sends what a
 * test writes, malformed or not, and reads the answers one by one.
 */
public final class RawHttp implements Closeable {

  private static final int TIMEOUT_MILLIS = 10_000;

  private final Socket socket;
  private final InputStream in;

  /** Connects to a server on this machine. */
  public RawHttp(int port) throws IOException {
    this(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  /** Speaks over a connection that is open already, such as one with TLS. */
  public RawHttp(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = socket.getInputStream();
  }

  /** Status and body of an answer. */
  public record Answer(int status, String head, String body) {}

  /** Sends one request on a connection of its own and reads the answer. */
  public static Answer request(int port, String method, String target, String... headers)
      throws IOException {
    try (RawHttp connection = new RawHttp(port)) {
      return connection.send(method, target, headers);
    }
  }

  /**
   * Sends a request without a body and reads the answer.
   *
   * @param headers whole lines; a Host header is added
   */
  public Answer send(String method, String target, String... headers) throws IOException {
    StringBuilder text = new StringBuilder(method + ' ' + target + " HTTP/1.1\r\n");
    text.append("Host: localhost:").append(socket.getPort()).append("\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    write(text.append("\r\n").toString());
    return read(method.equals("HEAD"));
  }

  /** Sends these characters and nothing else, one byte each. */
  public void write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /**
   * Reads one answer.
   *
   * @throws EOFException where the server closed the connection instead
   */
  public Answer read(boolean headersOnly) throws IOException {
    String head = readHead();
    int status = Integer.parseInt(head.split(" ", 3)[1].trim());
    if (status == 100) {
      return read(headersOnly);
    }
    boolean empty = headersOnly || status == 204 || status == 304 || status < 200;
    return new Answer(status, head, empty ? "" : readBody(head));
  }

  private String readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        throw new EOFException("the server closed the connection after: " + head);
      }
      head.append((char) c);
    }
    return head.toString();
  }

  private String readBody(String head) throws IOException {
    String lower = head.toLowerCase(Locale.ROOT);
    if (lower.contains("transfer-encoding: chunked")) {
      return readChunks();
    }
    int length = lower.indexOf("content-length:");
    if (length < 0) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
    String digits = lower.substring(length + 15, lower.indexOf("\r\n", length)).trim();
    return new String(in.readNBytes(Integer.parseInt(digits)), StandardCharsets.ISO_8859_1);
  }

  private String readChunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size;
    do {
      size = Integer.parseInt(readLine(), 16);
      body.write(in.readNBytes(size));
      readLine();
    } while (size > 0);
    return body.toString(StandardCharsets.ISO_8859_1);
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed the connection within a body");
      }
      line.append((char) c);
    }
    return line.toString().trim();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

package io.heddle.instrumentation.tomcat;

import io.heddle.bootstrap.http.HttpServerAdapter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import org.apache.catalina.connector.CoyoteAdapter;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.buf.MessageBytes;

/**
 * Reads the connector's requests, before Tomcat has looked at them: nothing may be converted in
 * place, since Tomcat takes bytes and text in the same field for different things.
 */
final class CoyoteRequest extends HttpServerAdapter<Request> {

  static final CoyoteRequest ADAPTER = new CoyoteRequest();

  private static final int INTERNAL_SERVER_ERROR = 500;

  private CoyoteRequest() {
    super(TomcatInstrumentation.NAME);
  }

  /** Whether the container has left the request to be completed later. */
  static boolean isAsync(Request request) {
    Object container = request.getNote(CoyoteAdapter.ADAPTER_NOTES);
    return container instanceof org.apache.catalina.connector.Request
        && ((org.apache.catalina.connector.Request) container).isAsync();
  }

  /** A failure that leaves the container becomes a 500 further out. */
  static int status(Response response, Throwable failure) {
    return failure != null && !response.isCommitted()
        ? INTERNAL_SERVER_ERROR
        : response.getStatus();
  }

  @Override
  protected String method(Request request) {
    return text(request.method());
  }

  @Override
  protected String scheme(Request request) {
    String scheme = text(request.scheme());
    return scheme == null || scheme.isEmpty() ? "http" : scheme;
  }

  @Override
  protected String path(Request request) {
    return text(request.requestURI());
  }

  @Override
  protected String query(Request request) {
    return text(request.queryString());
  }

  @Override
  protected String protocol(Request request) {
    return text(request.protocol());
  }

  @Override
  protected String peerAddress(Request request) {
    if (request.remoteAddr().isNull()) {
      request.action(ActionCode.REQ_HOST_ADDR_ATTRIBUTE, request);
    }
    return text(request.remoteAddr());
  }

  @Override
  protected int peerPort(Request request) {
    if (request.getRemotePort() <= 0) {
      request.action(ActionCode.REQ_REMOTEPORT_ATTRIBUTE, request);
    }
    return request.getRemotePort();
  }

  @Override
  protected String authority(Request request) {
    String host = get(request, "Host");
    if (host != null) {
      return host;
    }
    // HTTP/2 has :authority instead, which Tomcat has taken apart.
    String name = text(request.serverName());
    return name == null || name.isEmpty() ? null : name + ':' + request.getServerPort();
  }

  @Override
  public Iterable<String> keys(Request request) {
    return Collections.list(request.getMimeHeaders().names());
  }

  @Override
  public String get(Request request, String name) {
    return text(request.getMimeHeaders().getValue(name));
  }

  @Override
  public Iterator<String> getAll(Request request, String name) {
    Enumeration<String> values = request.getMimeHeaders().values(name);
    if (!values.hasMoreElements()) {
      return Collections.<String>emptyIterator();
    }
    List<String> all = new ArrayList<String>(1);
    while (values.hasMoreElements()) {
      all.add(values.nextElement());
    }
    return all.iterator();
  }

  private static String text(MessageBytes bytes) {
    if (bytes == null || bytes.isNull()) {
      return null;
    }
    return bytes.getType() == MessageBytes.T_BYTES
        ? bytes.getByteChunk().toString()
        : bytes.toString();
  }
}

package io.heddle.instrumentation.httpurlconnection;

import io.heddle.bootstrap.http.urlconnection.HttpUrlConnectionAdvice;
import io.heddle.bootstrap.http.urlconnection.RequestHead;
import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.Weave;

/**
 * {@code java.net.HttpURLConnection} as the JDK implements it, Java 8 to 27: one CLIENT span for
 * each attempt, redirects and answers to challenges included. {@code https} comes along, since its
 * connections delegate to a subclass of the same class.
 *
 * <p>The methods named here are internal, and the same ones in all these versions.
 */
public final class HttpUrlConnectionInstrumentation implements Instrumentation {

  @Override
  public String name() {
    return "http-url-connection";
  }

  @Override
  public void declare(Weave weave) {
    weave
        .jdkType("sun.net.www.protocol.http.HttpURLConnection")
        .method("connect", HttpUrlConnectionAdvice.Opening.class)
        .method("plainConnect0", HttpUrlConnectionAdvice.Connecting.class)
        .method("getOutputStream", HttpUrlConnectionAdvice.Writing.class)
        .method("writeRequests", HttpUrlConnectionAdvice.Sending.class)
        .method("getInputStream", HttpUrlConnectionAdvice.Reading.class)
        .method("disconnect", HttpUrlConnectionAdvice.Disconnecting.class);
    // Overrides connect, and shakes hands after it.
    weave
        .jdkType("sun.net.www.protocol.https.AbstractDelegateHttpsURLConnection")
        .method("connect", HttpUrlConnectionAdvice.Opening.class);
    weave
        .jdkType("java.net.HttpURLConnection")
        .method("getResponseCode", HttpUrlConnectionAdvice.Answered.class);
    weave
        .jdkType("sun.net.www.MessageHeader")
        .redirect(
            "print", "java/io/PrintStream", "print", "(Ljava/lang/String;)V", RequestHead.class);
  }
}

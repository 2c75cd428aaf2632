package io.heddle.instrumentation.javahttpclient;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;

/**
 * The three methods of {@code jdk.internal.net.http} that are used here, the same in Java 11 to 27.
 * The package is not exported; the weaver has opened it to the advice. A version that lacks one of
 * them switches the instrumentation off.
 */
final class ClientInternals {

  private static final MethodHandle SET_SYSTEM_HEADER =
      method("HttpRequestImpl", "setSystemHeader", String.class, String.class)
          .asType(MethodType.methodType(void.class, HttpRequest.class, String.class, String.class));
  private static final MethodHandle STATUS_CODE =
      method("Response", "statusCode").asType(MethodType.methodType(int.class, Object.class));
  private static final MethodHandle VERSION =
      method("Response", "version")
          .asType(MethodType.methodType(HttpClient.Version.class, Object.class));

  private ClientInternals() {}

  private static MethodHandle method(String type, String name, Class<?>... parameters) {
    try {
      Method method =
          Class.forName("jdk.internal.net.http." + type, false, HttpRequest.class.getClassLoader())
              .getDeclaredMethod(name, parameters);
      method.setAccessible(true);
      return MethodHandles.lookup().unreflect(method);
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException("unknown version of java.net.http", missing);
    }
  }

  static void setHeader(HttpRequest request, String name, String value) {
    try {
      SET_SYSTEM_HEADER.invokeExact(request, name, value);
    } catch (Throwable failure) {
      throw unexpected(failure);
    }
  }

  /** Of a {@code jdk.internal.net.http.Response}. */
  static int status(Object response) {
    try {
      return (int) STATUS_CODE.invokeExact(response);
    } catch (Throwable failure) {
      throw unexpected(failure);
    }
  }

  /** As the conventions write it; null for one that is not known yet. */
  static String protocolVersion(Object response) {
    HttpClient.Version version;
    try {
      version = (HttpClient.Version) VERSION.invokeExact(response);
    } catch (Throwable failure) {
      throw unexpected(failure);
    }
    // Names and not constants: HTTP_3 came with Java 26.
    switch (String.valueOf(version)) {
      case "HTTP_1_1":
        return "1.1";
      case "HTTP_2":
        return "2";
      case "HTTP_3":
        return "3";
      default:
        return null;
    }
  }

  private static RuntimeException unexpected(Throwable failure) {
    if (failure instanceof Error) {
      throw (Error) failure;
    }
    return failure instanceof RuntimeException
        ? (RuntimeException) failure
        : new IllegalStateException(failure);
  }
}

package io.heddle.instrumentation.servlet;

import io.heddle.bootstrap.context.WeakIdentityMap;
import java.lang.ref.WeakReference;
import javax.servlet.Servlet;
import javax.servlet.ServletConfig;
import javax.servlet.http.HttpServletRequest;

/**
 * The route of a request: context path and the mapping that led to its servlet. Mappings are learnt
 * from the container once for each servlet.
 */
final class ServletRoute {

  /** Servlets remembered per application loader; past them, mappings are asked for each time. */
  private static final int MAX_SERVLETS = 10_000;

  private static final WeakIdentityMap<Servlet, ServletMappings> MAPPINGS =
      new WeakIdentityMap<Servlet, ServletMappings>(MAX_SERVLETS);

  /** The configuration of servlets that do not keep it. Weak, since it refers to its servlet. */
  private static final WeakIdentityMap<Servlet, WeakReference<ServletConfig>> CONFIGS =
      new WeakIdentityMap<Servlet, WeakReference<ServletConfig>>(MAX_SERVLETS);

  private ServletRoute() {}

  /** A servlet that implements {@code init} need not answer {@code getServletConfig} any more. */
  static void initialised(Servlet servlet, ServletConfig config) {
    if (config != null && servlet.getServletConfig() == null) {
      CONFIGS.put(servlet, new WeakReference<ServletConfig>(config));
    }
  }

  private static ServletConfig configOf(Servlet servlet) {
    ServletConfig config = servlet.getServletConfig();
    WeakReference<ServletConfig> kept = config == null ? CONFIGS.get(servlet) : null;
    return kept == null ? config : kept.get();
  }

  /** Null where the container does not tell. */
  static String of(Servlet servlet, HttpServletRequest request) {
    String servletPath = request.getServletPath();
    if (servletPath == null) {
      return null;
    }
    ServletMappings mappings = MAPPINGS.get(servlet);
    if (mappings == null) {
      mappings = ServletMappings.of(configOf(servlet));
      if (mappings == null) {
        return null;
      }
      MAPPINGS.put(servlet, mappings);
    }
    return mappings.route(request.getContextPath(), servletPath, request.getPathInfo());
  }
}

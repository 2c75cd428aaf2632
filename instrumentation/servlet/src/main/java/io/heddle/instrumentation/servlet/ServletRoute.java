package io.heddle.instrumentation.servlet;

import io.heddle.bootstrap.context.WeakIdentityMap;
import javax.servlet.Servlet;
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

  private ServletRoute() {}

  /** Null where the container does not tell. */
  static String of(Servlet servlet, HttpServletRequest request) {
    String servletPath = request.getServletPath();
    if (servletPath == null) {
      return null;
    }
    ServletMappings mappings = MAPPINGS.get(servlet);
    if (mappings == null) {
      mappings = ServletMappings.of(servlet.getServletConfig());
      if (mappings == null) {
        return null;
      }
      MAPPINGS.put(servlet, mappings);
    }
    return mappings.route(request.getContextPath(), servletPath, request.getPathInfo());
  }
}

package io.heddle.instrumentation.servlet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import javax.servlet.ServletConfig;
import javax.servlet.ServletRegistration;

/**
 * The URL patterns of one servlet. The mapping of a request is found from its paths, since {@code
 * getHttpServletMapping} came with Servlet 4.0 only. Immutable, but for a memory of the last
 * prefix.
 */
final class ServletMappings {

  private static final Comparator<String> LONGEST_FIRST =
      new Comparator<String>() {
        @Override
        public int compare(String one, String other) {
          return other.length() - one.length();
        }
      };

  private final String[] exact;
  private final String[] prefixes;
  private final String[] suffixes;
  private final boolean isDefault;
  // Written without a lock: a stale one is compared and replaced.
  private volatile Prefixed last;

  private ServletMappings(
      List<String> exact, List<String> prefixes, List<String> suffixes, boolean isDefault) {
    this.exact = exact.toArray(new String[0]);
    this.prefixes = prefixes.toArray(new String[0]);
    this.suffixes = suffixes.toArray(new String[0]);
    this.isDefault = isDefault;
  }

  /** Null where the servlet is not, or not yet, known to its container. */
  static ServletMappings of(ServletConfig config) {
    if (config == null || config.getServletContext() == null) {
      return null;
    }
    ServletRegistration registration;
    try {
      registration = config.getServletContext().getServletRegistration(config.getServletName());
    } catch (UnsupportedOperationException unknown) {
      // Servlet specification, 4.4: contexts that may not be asked say so.
      return of(Collections.<String>emptyList());
    }
    Collection<String> patterns = registration == null ? null : registration.getMappings();
    return of(patterns == null ? Collections.<String>emptyList() : patterns);
  }

  static ServletMappings of(Collection<String> patterns) {
    List<String> exact = new ArrayList<String>();
    List<String> prefixes = new ArrayList<String>();
    List<String> suffixes = new ArrayList<String>();
    // A container's default servlet may be registered under no pattern at all.
    boolean isDefault = patterns.isEmpty();
    for (String pattern : patterns) {
      if (pattern.equals("/") || pattern.equals("/*")) {
        isDefault = true;
      } else if (pattern.startsWith("*.")) {
        suffixes.add(pattern);
      } else if (pattern.endsWith("/*")) {
        prefixes.add(pattern);
        Collections.sort(prefixes, LONGEST_FIRST);
      } else {
        exact.add(pattern.isEmpty() ? "/" : pattern);
      }
    }
    return new ServletMappings(exact, prefixes, suffixes, isDefault);
  }

  /** Context path and pattern; null where no pattern fits. */
  String route(String contextPath, String servletPath, String pathInfo) {
    String pattern = pattern(servletPath, pathInfo);
    if (pattern == null || contextPath == null || contextPath.isEmpty()) {
      return pattern;
    }
    Prefixed known = last;
    if (known == null || known.pattern != pattern || !known.contextPath.equals(contextPath)) {
      known = new Prefixed(contextPath, pattern);
      last = known;
    }
    return known.route;
  }

  private String pattern(String servletPath, String pathInfo) {
    String path = pathInfo == null ? servletPath : servletPath + pathInfo;
    for (String pattern : exact) {
      if (pattern.equals(path) || pattern.equals("/") && path.isEmpty()) {
        return pattern;
      }
    }
    for (String pattern : prefixes) {
      // "/a/*" serves "/a" and what is below it (Servlet specification, 12.1).
      int length = pattern.length() - 2;
      if (pattern.regionMatches(0, path, 0, length)
          && (path.length() == length || path.charAt(length) == '/')) {
        return pattern;
      }
    }
    for (String pattern : suffixes) {
      int length = pattern.length() - 1;
      if (path.regionMatches(path.length() - length, pattern, 1, length)) {
        // A page is a servlet of its own.
        return pattern.equals("*.jsp") || pattern.equals("*.jspx") ? servletPath : "/" + pattern;
      }
    }
    return isDefault ? path.equals("/") || path.isEmpty() ? "/" : "/*" : null;
  }

  private static final class Prefixed {
    private final String contextPath;
    private final String pattern;
    private final String route;

    Prefixed(String contextPath, String pattern) {
      this.contextPath = contextPath;
      this.pattern = pattern;
      this.route = contextPath + pattern;
    }
  }
}

package io.heddle.instrumentation.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServletMappingsTest {

  private static final ServletMappings MAPPINGS =
      ServletMappings.of(List.of("/a", "/a/*", "/a/b/*", "*.do", "*.jsp", "/"));

  @ParameterizedTest
  @CsvSource({
    "/a, /a",
    "/a/x, /a/*",
    "/a/b, /a/b/*",
    "/a/b/c, /a/b/*",
    "/a/bc, /a/*",
    "/ab, /*",
    "/x/y.do, /*.do",
    "/x/y.jsp, /x/y.jsp",
    "/, /",
    "'', /"
  })
  void path_findsThePatternThatTheContainerUsed(String path, String pattern) {
    assertThat(MAPPINGS.route("", path, null)).isEqualTo(pattern);
    assertThat(MAPPINGS.route("/ctx", path, null)).isEqualTo("/ctx" + pattern);
    assertThat(MAPPINGS.route("/other", path, null)).isEqualTo("/other" + pattern);
  }

  @Test
  void pathInfo_isPartOfThePath() {
    assertThat(MAPPINGS.route("/ctx", "/a", "/b/c")).isEqualTo("/ctx/a/b/*");
  }

  @Test
  void contextRoot_isASlash() {
    assertThat(ServletMappings.of(List.of("")).route("/ctx", "", "/")).isEqualTo("/ctx/");
  }

  @Test
  void servletWithoutMapping_isADefaultServlet() {
    assertThat(ServletMappings.of(List.of()).route("/ctx", "/x", null)).isEqualTo("/ctx/*");
  }

  @Test
  void pathOutsideAllPatterns_hasNoRoute() {
    assertThat(ServletMappings.of(List.of("/a")).route("/ctx", "/x", null)).isNull();
  }
}

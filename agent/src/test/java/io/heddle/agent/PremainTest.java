package io.heddle.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PremainTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdk.compiler/com.sun.tools.javac.Main -d out A.java",
        "jdk.jcmd/sun.tools.jcmd.JCmd 1 VM.version",
        "java.base/sun.security.tools.keytool.Main -list",
        "sun.tools.jps.Jps",
        "com.sun.tools.javac.Main A.java",
        "jdk.httpserver/sun.net.httpserver.simpleserver.Main"
      })
  void toolOfTheJdk_isNoApplication(String command) {
    assertThat(Premain.isJdkTool(command)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "org.apache.catalina.startup.Bootstrap start",
        "/srv/app/service.jar --port=80",
        "com.example.shop/com.example.shop.Main",
        "jdk.compiler/com.sun.tools.javac.launcher.Main Hello.java"
      })
  void program_isAnApplication(String command) {
    assertThat(Premain.isJdkTool(command)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.6", "1.7"})
  void javaBefore8_isTooOld(String version) {
    assertThat(Premain.isTooOld(version)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8", "9", "17", "28"})
  void java8AndLater_isNot(String version) {
    assertThat(Premain.isTooOld(version)).isFalse();
  }
}

package io.heddle.agent.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedClassesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java -XX:SharedArchiveFile=app.jsa -jar app.jar",
        "java -XX:+AutoCreateSharedArchive -jar app.jar",
        "java -XX:ArchiveClassesAtExit=app.jsa -jar app.jar",
        "java -XX:AOTCache=app.aot -jar app.jar",
        "java -XX:AOTMode=record -jar app.jar",
        "java @options -jar app.jar",
        "@options",
        "java -XX:VMOptionsFile=options -jar app.jar",
        "java -XX:Flags=.hotspotrc -jar app.jar"
      })
  void archiveOrOptionsElsewhere_mayBeInUse(String commandLine) {
    assertThat(SharedClasses.isAskedFor(commandLine.replace(' ', '\0'))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java -javaagent:heddle-agent.jar -jar app.jar",
        "java -Xshare:auto -jar app.jar --user=me@example.com",
        ""
      })
  void ordinaryCommandLine_isNot(String commandLine) {
    assertThat(SharedClasses.isAskedFor(commandLine.replace(' ', '\0'))).isFalse();
  }
}

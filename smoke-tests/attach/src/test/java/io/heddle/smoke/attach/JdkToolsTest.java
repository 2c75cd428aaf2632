package io.heddle.smoke.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heddle.smoke.jvm.JavaProgram;
import io.heddle.smoke.jvm.JavaRuntime;
import io.heddle.smoke.jvm.Project;
import io.heddle.smoke.jvm.RunningProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code JAVA_TOOL_OPTIONS} attaches the agent to the JDK's own tools as well. */
class JdkToolsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "keytool, -help",
    "keytool, -nonsense",
    "jcmd, -h",
    "jcmd, 1 VM.nonsense",
    "javac, -version",
    "javac, Missing.java",
    "jar, --version",
    "jps, -help",
  })
  void tool_writesWhatItWouldWriteWithoutAgent(String tool, String arguments) throws Exception {
    assertSame(tool, arguments.split(" "));
  }

  @Test
  void javac_compiles() throws Exception {
    Path source = folder.resolve("Small.java");
    Files.writeString(source, "class Small {}\n");
    assertSame("javac", source.toString());
    assertThat(folder.resolve("Small.class")).exists();
  }

  private void assertSame(String tool, String... arguments) throws Exception {
    Path path = JavaRuntime.current().tool(tool);
    assumeTrue(Files.isExecutable(path), "no " + tool + " in " + JavaRuntime.current().home());
    RunningProgram bare = JavaProgram.ofCommand(path, arguments).in(folder).run();
    RunningProgram traced =
        JavaProgram.ofCommand(path, arguments)
            .in(folder)
            .environment("JAVA_TOOL_OPTIONS", "-javaagent:" + Project.agentJar())
            .run();
    assertThat(traced.awaitExit()).isEqualTo(bare.awaitExit());
    assertThat(traced.stdout()).isEqualTo(bare.stdout());
    assertThat(traced.complaints())
        .filteredOn(line -> !line.startsWith("heddle: "))
        .isEqualTo(bare.stderr());
    assertThat(traced.complaints())
        .filteredOn(line -> line.startsWith("heddle: "))
        .hasSizeLessThanOrEqualTo(1);
  }
}

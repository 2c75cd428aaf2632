package io.heddle.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.exporter.file.FileSettings;
import io.heddle.exporter.otlp.Resource;
import io.heddle.exporter.transport.HttpSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is loaded when the pipeline starts, which happens before the application's main. */
class StartClassesTest {

  private static final int OWN_CLASSES = 40;

  @Test
  void start_loadsQueueAndThreadAndNothingThatExports() throws Exception {
    List<String> loaded = loadedBetweenMarks();
    assertThat(loaded).contains("io.heddle.exporter.queue.SpanQueue");
    assertThat(loaded)
        .noneMatch(name -> name.startsWith("com.fasterxml."))
        .noneMatch(name -> name.startsWith("java.net.Http") || name.startsWith("sun.net."))
        .noneMatch(name -> name.startsWith("java.util.logging."))
        .noneMatch(name -> name.startsWith("java.util.regex."))
        .noneMatch(name -> name.startsWith("javax.management."))
        .noneMatch(name -> name.contains("$$Lambda"))
        .noneMatch(name -> name.matches("io\\.heddle\\.exporter\\.\\w+\\.(Otlp|Proto|Json|Gzip).*"))
        .noneMatch(
            name -> name.matches("io\\.heddle\\.exporter\\.\\w+\\.(Console|Otlp)\\w*Exporter"));
    assertThat(loaded.stream().filter(StartClassesTest::isOurs).collect(Collectors.toList()))
        .hasSizeLessThanOrEqualTo(OWN_CLASSES);
  }

  private static boolean isOurs(String name) {
    return name.startsWith("io.heddle.exporter") || name.startsWith("org.jctools");
  }

  private static List<String> loadedBetweenMarks() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout:none",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(output).isZero();
    List<String> loaded = new ArrayList<>();
    boolean between = false;
    for (String line : output.split("\n")) {
      if (line.startsWith("MARK")) {
        between = !between;
      } else if (between && line.contains(" source: ")) {
        loaded.add(line.substring(0, line.indexOf(' ')));
      }
    }
    return loaded;
  }

  /** Starts a pipeline with every exporter, as premain would. */
  public static final class Child {

    private Child() {}

    public static void main(String[] args) {
      System.out.println("MARK");
      SpanPipeline pipeline =
          SpanPipeline.start(
              ExportSettings.builder()
                  .otlp(
                      new HttpSettings(
                          "http://localhost:4318/v1/traces",
                          Collections.<String, String>emptyMap(),
                          10_000,
                          true))
                  .otlpFile(new FileSettings("traces.json", 1000, 1))
                  .console(System.out)
                  .build(),
              new Detection());
      System.out.println("MARK");
      if (pipeline.counters().size() != 3) {
        System.exit(1);
      }
    }
  }

  private static final class Detection implements Supplier<Resource> {
    @Override
    public Resource get() {
      throw new IllegalStateException("not before the first batch");
    }
  }
}

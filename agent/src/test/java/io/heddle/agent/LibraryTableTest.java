package io.heddle.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.weaver.Instrumentation;
import io.heddle.weaver.index.InstrumentationClasses;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of libraries in {@code instrumentation/README.md} is what their folders say. */
class LibraryTableTest {

  private static final Path FOLDER = Path.of("../instrumentation");
  private static final Path DOCUMENT = FOLDER.resolve("README.md");
  private static final String START = "<!-- libraries: generated -->\n";
  private static final String END = "<!-- end of libraries -->";
  private static final String SWITCH = "switch";
  private static final String REGENERATE = "heddle.regenerate";

  @Test
  void everyInstrumentation_hasAFolderOfItsNameThatSaysWhatItTraces() throws Exception {
    TreeSet<String> names = new TreeSet<>();
    for (String type :
        InstrumentationClasses.on(
            System.getProperty("java.class.path").split(File.pathSeparator))) {
      names.add(((Instrumentation) Class.forName(type).getConstructor().newInstance()).name());
    }

    assertThat(names)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            libraries().values().stream()
                .map(library -> library.getProperty(SWITCH))
                .distinct()
                .toList());
  }

  @Test
  void committedTable_isWhatTheFoldersSay() throws IOException {
    String document = Files.readString(DOCUMENT);
    int start = document.indexOf(START) + START.length();
    int end = document.indexOf(END);
    String expected = document.substring(0, start) + table() + document.substring(end);
    if (Boolean.getBoolean(REGENERATE)) {
      Files.writeString(DOCUMENT, expected);
      document = expected;
    }

    assertThat(document)
        .as(
            "stale table. Generate it with: mvn -pl agent -am test -Dtest=LibraryTableTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dheddle.regenerate=true")
        .isEqualTo(expected);
  }

  private static String table() throws IOException {
    StringBuilder table = new StringBuilder();
    table.append("| library | versions | spans | switch |\n|---|---|---|---|\n");
    libraries()
        .values()
        .forEach(
            library ->
                table
                    .append("| ")
                    .append(String.join(" | ", cells(library)))
                    .append(" | `otel.instrumentation.")
                    .append(library.getProperty(SWITCH))
                    .append(".enabled` |\n"));
    return table.toString();
  }

  private static List<String> cells(Properties library) {
    return Stream.of("library", "versions", "spans").map(library::getProperty).toList();
  }

  private static Map<String, Properties> libraries() throws IOException {
    Map<String, Properties> libraries = new TreeMap<>();
    try (Stream<Path> folders = Files.list(FOLDER)) {
      for (Path folder : (Iterable<Path>) folders::iterator) {
        Path file = folder.resolve("library.properties");
        if (Files.exists(file)) {
          Properties library = new Properties();
          try (Reader reader = Files.newBufferedReader(file)) {
            library.load(reader);
          }
          // Two folders of one library share its switch.
          library.putIfAbsent(SWITCH, folder.getFileName().toString());
          assertThat(library.stringPropertyNames())
              .as(file.toString())
              .containsExactlyInAnyOrder("library", "versions", "spans", SWITCH);
          libraries.put(folder.getFileName().toString(), library);
        }
      }
    }
    return libraries;
  }
}

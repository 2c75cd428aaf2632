package io.heddle.exporter.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heddle.exporter.TestSpans;
import io.heddle.exporter.background.ExportResult;
import io.heddle.exporter.otlp.OtlpJson;
import io.heddle.exporter.otlp.Resource;
import io.heddle.exporter.queue.TestBatches;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtlpFileExporterTest {

  @TempDir Path folder;

  @Test
  void eachBatch_isOneLine() throws Exception {
    OtlpFileExporter exporter = exporter(1_000_000, 1);
    write(exporter, "a");
    write(exporter, "b");
    exporter.close();
    assertThat(names(path())).containsExactly("a", "b");
    assertThat(Files.readString(path())).endsWith("\n");
  }

  @Test
  void existingFile_isAppendedTo() throws Exception {
    OtlpFileExporter first = exporter(1_000_000, 1);
    write(first, "a");
    first.close();
    OtlpFileExporter second = exporter(1_000_000, 1);
    write(second, "b");
    second.close();
    assertThat(names(path())).containsExactly("a", "b");
  }

  @Test
  void fullFile_becomesABackupAndTheOldestIsDeleted() throws Exception {
    // Each line has some 330 bytes, so two to a file.
    OtlpFileExporter exporter = exporter(800, 2);
    for (int i = 0; i < 9; i++) {
      write(exporter, "span" + i);
    }
    exporter.close();
    assertThat(names(path())).containsExactly("span8");
    assertThat(names(backup(1))).containsExactly("span6", "span7");
    assertThat(names(backup(2))).containsExactly("span4", "span5");
    assertThat(folder.toFile().list()).hasSize(3);
    for (File file : folder.toFile().listFiles()) {
      assertThat(file.length()).isLessThanOrEqualTo(800);
    }
  }

  @Test
  void noBackups_startsTheFileAnew() throws Exception {
    OtlpFileExporter exporter = exporter(800, 0);
    for (int i = 0; i < 5; i++) {
      write(exporter, "span" + i);
    }
    exporter.close();
    assertThat(names(path())).containsExactly("span4");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void lineLongerThanAFile_isWrittenWhole() throws Exception {
    OtlpFileExporter exporter = exporter(10, 3);
    write(exporter, "a");
    write(exporter, "b");
    exporter.close();
    assertThat(names(path())).containsExactly("b");
    assertThat(names(backup(1))).containsExactly("a");
  }

  @Test
  void missingFolder_isTriedAgainAndWorksWhenItIsThere() throws Exception {
    Path late = folder.resolve("late");
    OtlpFileExporter exporter =
        new OtlpFileExporter(
            new FileSettings(late.resolve("traces.json").toString(), 1000, 1), Resource.unknown());
    ExportResult result = exporter.export(TestBatches.of(TestSpans.ended("a")), 0);
    assertThat(result.outcome()).isEqualTo(ExportResult.Outcome.RETRY);
    assertThat(result.message()).contains("late").contains("FileNotFoundException");

    Files.createDirectory(late);
    write(exporter, "a");
    exporter.close();
    assertThat(names(late.resolve("traces.json"))).containsExactly("a");
  }

  @Test
  void fullDisk_isTriedAgain() throws Exception {
    // Linux has a device that is always full.
    assumeTrue(new File("/dev/full").exists(), "no /dev/full on this system");
    OtlpFileExporter exporter =
        new OtlpFileExporter(new FileSettings("/dev/full", 1000, 1), Resource.unknown());
    for (int i = 0; i < 3; i++) {
      ExportResult result = exporter.export(TestBatches.of(TestSpans.ended("a")), 0);
      assertThat(result.outcome()).isEqualTo(ExportResult.Outcome.RETRY);
      assertThat(result.message()).startsWith("/dev/full: ").contains("No space left");
    }
    exporter.close();
  }

  private OtlpFileExporter exporter(long maxBytes, int backups) throws Exception {
    return new OtlpFileExporter(
        new FileSettings(path().toString(), maxBytes, backups), Resource.unknown());
  }

  private static void write(OtlpFileExporter exporter, String name) {
    ExportResult result = exporter.export(TestBatches.of(TestSpans.ended(name)), 0);
    assertThat(result.outcome()).isEqualTo(ExportResult.Outcome.DONE);
  }

  private Path path() {
    return folder.resolve("traces.json");
  }

  private Path backup(int number) {
    return folder.resolve("traces.json." + number);
  }

  private static List<String> names(Path file) throws Exception {
    List<String> names = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      names.add(OtlpJson.parse(line).getResourceSpans(0).getScopeSpans(0).getSpans(0).getName());
    }
    return names;
  }
}

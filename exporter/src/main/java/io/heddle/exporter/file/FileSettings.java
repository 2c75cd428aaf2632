package io.heddle.exporter.file;

/** Which file to write, and how much of it to keep. Immutable. */
public final class FileSettings {

  private final String path;
  private final long maxBytes;
  private final int backups;

  /**
   * @param path of the file; its folder must exist. Of one process alone
   * @param maxBytes per file, at least 1; a file that would pass it becomes a backup first. One
   *     line alone may be longer
   * @param backups older files that are kept beside it, at least 0: {@code path.1} is the newest
   */
  public FileSettings(String path, long maxBytes, int backups) {
    this.path = path;
    this.maxBytes = maxBytes;
    this.backups = backups;
  }

  String path() {
    return path;
  }

  long maxBytes() {
    return maxBytes;
  }

  int backups() {
    return backups;
  }

  @Override
  public String toString() {
    return path + " (" + maxBytes + " bytes, " + backups + " backups)";
  }
}

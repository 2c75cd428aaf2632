package io.heddle.exporter.file;

import java.io.Closeable;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that lines are appended to. When a line would make it pass its size, it becomes {@code
 * path.1}, what was {@code path.1} becomes {@code path.2}, and so on; the oldest is deleted.
 *
 * <p><b>Bound on disk:</b> {@code (backups + 1) * maxBytes}, and one line more where a line alone
 * is longer than {@code maxBytes}. Used by one thread of one process.
 */
final class RotatingFile implements Closeable {

  private final Path path;
  private final long maxBytes;
  private final int backups;
  private FileOutputStream out;
  private long size;

  RotatingFile(FileSettings settings) {
    this.path = new File(settings.path()).getAbsoluteFile().toPath();
    this.maxBytes = settings.maxBytes();
    this.backups = settings.backups();
  }

  /**
   * Appends bytes, whole or not at all as far as the disk allows: what a failed write has left of
   * them is cut off again, so that every line in the file can be read.
   */
  void append(byte[] bytes, int length) throws IOException {
    if (out == null) {
      open();
    }
    if (size > 0 && size + length > maxBytes) {
      rotate();
    }
    try {
      out.write(bytes, 0, length);
      size += length;
    } catch (IOException full) {
      cutBackTo(size);
      // The next attempt opens it anew: the disk may be another one by then.
      close();
      throw full;
    }
  }

  private void open() throws IOException {
    out = new FileOutputStream(path.toFile(), true);
    size = out.getChannel().size();
  }

  private void cutBackTo(long length) {
    try {
      out.getChannel().truncate(length);
    } catch (IOException alsoFailed) {
      // The half line stays; the caller reports the write itself.
      return;
    }
  }

  private void rotate() throws IOException {
    close();
    if (backups == 0) {
      Files.deleteIfExists(path);
    } else {
      for (int i = backups - 1; i > 0; i--) {
        moveIfThere(backup(i), backup(i + 1));
      }
      moveIfThere(path, backup(1));
    }
    open();
  }

  private static void moveIfThere(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path backup(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      FileOutputStream closing = out;
      out = null;
      closing.close();
    }
  }
}

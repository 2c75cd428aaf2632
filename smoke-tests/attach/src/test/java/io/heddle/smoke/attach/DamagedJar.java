package io.heddle.smoke.attach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Copies of a jar in which the bytes of one entry are overwritten, as on a bad disk. */
final class DamagedJar {

  // Local file header: signature, then among others the lengths of name and extra field (APPNOTE
  // 4.3.7).
  private static final byte[] SIGNATURE = {'P', 'K', 3, 4};
  private static final int NAME_LENGTH_OFFSET = 26;
  private static final int EXTRA_LENGTH_OFFSET = 28;
  private static final int HEADER_LENGTH = 30;

  private DamagedJar() {}

  /** Names the entries that hold something. */
  static List<String> entries(Path jar) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream()
          .filter(entry -> entry.getSize() > 0)
          .forEach(entry -> names.add(entry.getName()));
    }
    return names;
  }

  static void write(Path jar, String entryName, Path target) throws IOException {
    byte[] bytes = Files.readAllBytes(jar);
    long size;
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(entryName);
      size = entry.getCompressedSize();
    }
    int header = header(bytes, entryName.getBytes(StandardCharsets.UTF_8));
    int data =
        header
            + HEADER_LENGTH
            + unsignedShort(bytes, header + NAME_LENGTH_OFFSET)
            + unsignedShort(bytes, header + EXTRA_LENGTH_OFFSET);
    Arrays.fill(bytes, data, data + (int) size, (byte) 0xEE);
    Files.write(target, bytes);
  }

  private static int header(byte[] bytes, byte[] name) throws IOException {
    for (int i = 0; i < bytes.length - HEADER_LENGTH - name.length; i++) {
      if (matches(bytes, i, SIGNATURE)
          && unsignedShort(bytes, i + NAME_LENGTH_OFFSET) == name.length
          && matches(bytes, i + HEADER_LENGTH, name)) {
        return i;
      }
    }
    throw new IOException("no header of " + new String(name, StandardCharsets.UTF_8));
  }

  private static boolean matches(byte[] bytes, int from, byte[] expected) {
    return Arrays.equals(bytes, from, from + expected.length, expected, 0, expected.length);
  }

  private static int unsignedShort(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
  }
}

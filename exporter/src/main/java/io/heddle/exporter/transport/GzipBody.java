package io.heddle.exporter.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** A compressed body, in an array that is used again for the next. */
final class GzipBody extends ByteArrayOutputStream {

  private static final int KEEP_BYTES = 1024 * 1024;

  GzipBody() {
    super(8 * 1024);
  }

  void compress(byte[] body, int length) throws IOException {
    if (buf.length > KEEP_BYTES) {
      buf = new byte[8 * 1024];
    }
    reset();
    try (GZIPOutputStream gzip = new GZIPOutputStream(this, 4 * 1024)) {
      gzip.write(body, 0, length);
    }
  }

  /** Of it, {@link #size()} bytes are meant. */
  byte[] array() {
    return buf;
  }
}

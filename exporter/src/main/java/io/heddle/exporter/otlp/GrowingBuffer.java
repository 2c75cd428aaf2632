package io.heddle.exporter.otlp;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * Bytes in one array that grows when it is too small, and is used again for the next batch. Also a
 * stream, for those who write to one. Not thread-safe.
 *
 * <p><b>Bound:</b> holds one encoded batch. After a batch that needed more than {@value
 * #KEEP_BYTES} bytes, {@link #reset()} lets the large array go.
 */
public final class GrowingBuffer extends OutputStream {

  private static final int FIRST_BYTES = 16 * 1024;
  private static final int KEEP_BYTES = 4 * 1024 * 1024;
  private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

  private byte[] bytes = new byte[FIRST_BYTES];
  private int size;

  /** Forgets the contents. */
  public void reset() {
    size = 0;
    if (bytes.length > KEEP_BYTES) {
      bytes = new byte[FIRST_BYTES];
    }
  }

  /** The array; of it, {@link #size()} bytes from the start are meant. */
  public byte[] array() {
    return bytes;
  }

  public int size() {
    return size;
  }

  /** Forgets all from this position on. */
  void cutTo(int position) {
    size = position;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  @Override
  public void write(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  @Override
  public void write(byte[] source) {
    write(source, 0, source.length);
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    ensure(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  /** Makes room; the caller then writes to {@link #array()} from {@link #size()} on. */
  void ensure(int more) {
    int needed = size + more;
    if (needed < 0) {
      throw new IllegalStateException("a batch of more than 2 GiB");
    }
    if (needed > bytes.length) {
      int doubled = bytes.length > MAX_BYTES / 2 ? MAX_BYTES : bytes.length * 2;
      bytes = Arrays.copyOf(bytes, Math.max(doubled, needed));
    }
  }

  /** After bytes were written to the array. */
  void advance(int written) {
    size += written;
  }

  /** Moves all from {@code position} on by {@code distance} bytes, to the right or to the left. */
  void shift(int position, int distance) {
    ensure(Math.max(distance, 0));
    System.arraycopy(bytes, position, bytes, position + distance, size - position);
    size += distance;
  }
}

package io.heddle.exporter.otlp;

/**
 * Protobuf's wire format, written in one pass. The length of a nested message stands before it but
 * is known only after it: {@link #begin} leaves room for a length of the expected size, and {@link
 * #end} moves the message if that guess was wrong, so that the encoding is canonical.
 *
 * <p>Fields of proto3 that hold their default are left out by {@code optional} methods only.
 */
final class ProtoWriter {

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;

  /** Rooms for a length: messages under 128 bytes, under 16 KiB, under 256 MiB. */
  static final int SMALL = 1;

  static final int MEDIUM = 2;
  static final int LARGE = 4;

  private final GrowingBuffer buffer;

  ProtoWriter(GrowingBuffer buffer) {
    this.buffer = buffer;
  }

  /**
   * Begins a nested message.
   *
   * @param room bytes expected for its length
   * @return to be given to {@link #end} with the same room
   */
  int begin(int field, int room) {
    tag(field, LENGTH_DELIMITED);
    buffer.ensure(room);
    buffer.advance(room);
    return buffer.size();
  }

  void end(int start, int room) {
    int length = buffer.size() - start;
    int needed = varintSize(length);
    if (needed != room) {
      buffer.shift(start, needed - room);
    }
    putVarint(buffer.array(), start - room, length);
  }

  void varint(int field, long value) {
    tag(field, VARINT);
    rawVarint(value);
  }

  void optionalVarint(int field, long value) {
    if (value != 0) {
      varint(field, value);
    }
  }

  void fixed64(int field, long value) {
    tag(field, FIXED64);
    rawLong(value, false);
  }

  void optionalFixed64(int field, long value) {
    if (value != 0) {
      fixed64(field, value);
    }
  }

  void fixed32(int field, int value) {
    tag(field, FIXED32);
    buffer.ensure(4);
    byte[] bytes = buffer.array();
    int at = buffer.size();
    for (int i = 0; i < 4; i++) {
      bytes[at + i] = (byte) (value >>> (8 * i));
    }
    buffer.advance(4);
  }

  /** A span id: eight bytes, the most significant first. */
  void spanId(int field, long id) {
    tag(field, LENGTH_DELIMITED);
    rawVarint(8);
    rawLong(id, true);
  }

  void traceId(int field, long high, long low) {
    tag(field, LENGTH_DELIMITED);
    rawVarint(16);
    rawLong(high, true);
    rawLong(low, true);
  }

  /** UTF-8; an unpaired surrogate becomes U+FFFD. */
  void string(int field, String text) {
    tag(field, LENGTH_DELIMITED);
    int length = Utf8.length(text);
    rawVarint(length);
    buffer.ensure(length);
    Utf8.write(text, length, buffer.array(), buffer.size());
    buffer.advance(length);
  }

  void optionalString(int field, String text) {
    if (text != null && !text.isEmpty()) {
      string(field, text);
    }
  }

  void bytes(int field, byte[] bytes) {
    tag(field, LENGTH_DELIMITED);
    rawVarint(bytes.length);
    raw(bytes);
  }

  /** Bytes that are fields already. */
  void raw(byte[] fields) {
    buffer.write(fields, 0, fields.length);
  }

  private void tag(int field, int wireType) {
    rawVarint(field << 3 | wireType);
  }

  private void rawVarint(long value) {
    buffer.ensure(10);
    buffer.advance(putVarint(buffer.array(), buffer.size(), value));
  }

  private static int putVarint(byte[] target, int position, long value) {
    int at = position;
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      target[at++] = (byte) (rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    target[at++] = (byte) rest;
    return at - position;
  }

  private static int varintSize(int value) {
    int size = 1;
    for (int rest = value >>> 7; rest != 0; rest >>>= 7) {
      size++;
    }
    return size;
  }

  private void rawLong(long value, boolean mostSignificantFirst) {
    buffer.ensure(8);
    byte[] bytes = buffer.array();
    int at = buffer.size();
    for (int i = 0; i < 8; i++) {
      int place = mostSignificantFirst ? 7 - i : i;
      bytes[at + place] = (byte) (value >>> (8 * i));
    }
    buffer.advance(8);
  }
}

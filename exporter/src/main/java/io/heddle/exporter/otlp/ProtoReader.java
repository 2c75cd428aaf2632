package io.heddle.exporter.otlp;

/** Walks over the fields of one protobuf message, without believing what it says of lengths. */
final class ProtoReader {

  /** The bytes are no protobuf message. */
  static final class Malformed extends Exception {
    Malformed() {
      super("malformed protobuf", null, false, false);
    }
  }

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;

  private final byte[] bytes;
  private final int end;
  private int position;
  private int field;
  private int wireType;
  private long number;
  private int offset;
  private int length;

  ProtoReader(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.position = offset;
    this.end = offset + length;
  }

  /** Reads one field; false at the end. */
  boolean next() throws Malformed {
    if (position == end) {
      return false;
    }
    long tag = varint();
    field = (int) (tag >>> 3);
    wireType = (int) tag & 7;
    switch (wireType) {
      case VARINT:
        number = varint();
        break;
      case FIXED64:
        skip(8);
        break;
      case FIXED32:
        skip(4);
        break;
      case LENGTH_DELIMITED:
        long said = varint();
        if (said < 0 || said > end - position) {
          throw new Malformed();
        }
        length = (int) said;
        skip(length);
        break;
      default:
        throw new Malformed();
    }
    return true;
  }

  private void skip(int count) throws Malformed {
    if (count > end - position) {
      throw new Malformed();
    }
    offset = position;
    position += count;
  }

  private long varint() throws Malformed {
    long value = 0;
    for (int shift = 0; shift < 70 && position < end; shift += 7) {
      byte b = bytes[position++];
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new Malformed();
  }

  int field() {
    return field;
  }

  boolean isLengthDelimited() {
    return wireType == LENGTH_DELIMITED;
  }

  /** The value of a varint field. */
  long number() {
    return wireType == VARINT ? number : 0;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where the contents of a length-delimited field stand in {@link #bytes()}. */
  int offset() {
    return offset;
  }

  int length() {
    return length;
  }

  /** The contents of a length-delimited field as a message. */
  ProtoReader message() {
    return new ProtoReader(bytes, offset, length);
  }
}

package io.heddle.exporter.otlp;

import java.nio.charset.StandardCharsets;

/**
 * Reads {@code ExportTraceServiceResponse}: how many spans of a batch the backend did not take. An
 * answer that is no valid protobuf says nothing, and is not an error: the status was a success.
 */
final class PartialSuccess {

  static final PartialSuccess FULL = new PartialSuccess(0, null);

  private static final int RESPONSE_PARTIAL_SUCCESS = 1;
  private static final int REJECTED_SPANS = 1;
  private static final int ERROR_MESSAGE = 2;
  private static final int MAX_MESSAGE_BYTES = 1024;

  private final long rejected;
  private final String message;

  private PartialSuccess(long rejected, String message) {
    this.rejected = rejected;
    this.message = message;
  }

  long rejected() {
    return rejected;
  }

  /** Null where there is none. */
  String message() {
    return message;
  }

  static PartialSuccess read(byte[] bytes, int length) {
    try {
      PartialSuccess result = FULL;
      ProtoReader response = new ProtoReader(bytes, 0, length);
      while (response.next()) {
        if (response.field() == RESPONSE_PARTIAL_SUCCESS && response.isLengthDelimited()) {
          result = readMessage(response.message());
        }
      }
      return result;
    } catch (ProtoReader.Malformed noProtobuf) {
      return FULL;
    }
  }

  private static PartialSuccess readMessage(ProtoReader reader) throws ProtoReader.Malformed {
    long rejected = 0;
    String message = null;
    while (reader.next()) {
      if (reader.field() == REJECTED_SPANS && !reader.isLengthDelimited()) {
        rejected = Math.max(0, reader.number());
      } else if (reader.field() == ERROR_MESSAGE && reader.isLengthDelimited()) {
        int length = Math.min(reader.length(), MAX_MESSAGE_BYTES);
        message = new String(reader.bytes(), reader.offset(), length, StandardCharsets.UTF_8);
      }
    }
    return new PartialSuccess(rejected, message == null || message.isEmpty() ? null : message);
  }
}

package io.heddle.exporter.queue;

/** Why a span that has ended was not exported. */
public enum DropReason {
  /** The queue held as many spans as it may. */
  QUEUE_FULL("queue full"),
  /** The queue held as many bytes as it may. */
  BYTES_FULL("queue bytes full"),
  /** It came after the pipeline had shut down, or the limit for the last flush had passed. */
  SHUTDOWN("shutdown"),
  /** It could not be written in the exporter's format. */
  ENCODE_ERROR("encode error"),
  /** It could not be delivered within the time that an exporter goes on trying. */
  EXPORT_FAILED("export failed"),
  /** The backend answered that it does not want it. */
  REJECTED("rejected by the backend");

  private static final DropReason[] ALL = values();

  private final String text;

  DropReason(String text) {
    this.text = text;
  }

  /** All reasons in order; shared, not to be written to. */
  static DropReason[] all() {
    return ALL;
  }

  /** As it stands in a line of the log. */
  public String text() {
    return text;
  }
}

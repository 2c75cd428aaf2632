package io.heddle.exporter.background;

/** How one attempt to export a batch went. Immutable. */
public final class ExportResult {

  /** The kinds of outcome. */
  public enum Outcome {
    /** Delivered, but for the spans counted as unencodable or rejected. */
    DONE,
    /** Not delivered; another attempt with the same batch may succeed. */
    RETRY,
    /** Not delivered, for good: the backend does not want it. */
    REJECTED,
    /** Not delivered, for good, for another reason. */
    FAILED
  }

  private final Outcome outcome;
  private final int unencodable;
  private final int rejected;
  private final String message;
  private final long retryAfterNanos;

  private ExportResult(
      Outcome outcome, int unencodable, int rejected, String message, long retryAfterNanos) {
    this.outcome = outcome;
    this.unencodable = unencodable;
    this.rejected = rejected;
    this.message = message;
    this.retryAfterNanos = retryAfterNanos;
  }

  /**
   * @param unencodable spans that could not be written
   * @param rejected spans that the backend did not want, out of those that were sent
   * @param message the backend's remark; null where there is none
   */
  public static ExportResult done(int unencodable, int rejected, String message) {
    return new ExportResult(Outcome.DONE, unencodable, rejected, message, 0);
  }

  /**
   * @param message what went wrong, as a part of a line for the operator
   * @param retryAfterNanos how long the backend asked not to be tried again; 0 where it did not
   */
  public static ExportResult retry(String message, long retryAfterNanos) {
    return new ExportResult(Outcome.RETRY, 0, 0, message, retryAfterNanos);
  }

  /** As {@link #retry}, without a second attempt. */
  public static ExportResult rejected(String message) {
    return new ExportResult(Outcome.REJECTED, 0, 0, message, 0);
  }

  /** As {@link #retry}, without a second attempt. */
  public static ExportResult failed(String message) {
    return new ExportResult(Outcome.FAILED, 0, 0, message, 0);
  }

  public Outcome outcome() {
    return outcome;
  }

  public int unencodable() {
    return unencodable;
  }

  public int rejected() {
    return rejected;
  }

  /** Null where there is nothing to say. */
  public String message() {
    return message;
  }

  public long retryAfterNanos() {
    return retryAfterNanos;
  }
}

package io.heddle.bootstrap.trace;

import io.opentelemetry.api.trace.SpanKind;

/** The samplers of the OpenTelemetry specification that need nothing but the ids. */
public final class Samplers {

  private Samplers() {}

  public static Sampler alwaysOn() {
    return new Constant(true);
  }

  public static Sampler alwaysOff() {
    return new Constant(false);
  }

  /** Follows the parent's decision, and asks {@code root} where there is no parent. */
  public static Sampler parentBased(Sampler root) {
    return new ParentBased(root);
  }

  /**
   * Records a share of all traces, chosen by the low 56 bits of the trace id, so that every service
   * with the same ratio chooses the same ones.
   *
   * @param ratio from 0 (none) to 1 (all)
   */
  public static Sampler traceIdRatio(double ratio) {
    return new TraceIdRatio(ratio);
  }

  private static final class Constant implements Sampler {
    private final boolean sampled;

    Constant(boolean sampled) {
      this.sampled = sampled;
    }

    @Override
    public boolean isSampled(
        IdentifiedSpan parent, long traceIdHigh, long traceIdLow, String name, SpanKind kind) {
      return sampled;
    }
  }

  private static final class ParentBased implements Sampler {
    private final Sampler root;

    ParentBased(Sampler root) {
      this.root = root;
    }

    @Override
    public boolean isSampled(
        IdentifiedSpan parent, long traceIdHigh, long traceIdLow, String name, SpanKind kind) {
      return parent == null
          ? root.isSampled(null, traceIdHigh, traceIdLow, name, kind)
          : parent.isSampled();
    }
  }

  private static final class TraceIdRatio implements Sampler {
    private static final long RANDOM_BITS = 1L << 56;

    /** Ids whose random part is at least this are recorded. */
    private final long threshold;

    TraceIdRatio(double ratio) {
      threshold = Math.round((1 - ratio) * RANDOM_BITS);
    }

    @Override
    public boolean isSampled(
        IdentifiedSpan parent, long traceIdHigh, long traceIdLow, String name, SpanKind kind) {
      return (traceIdLow & (RANDOM_BITS - 1)) >= threshold;
    }
  }
}

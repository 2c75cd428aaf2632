package io.heddle.exporter.queue;

import io.heddle.bootstrap.trace.HeddleSpan;
import io.heddle.bootstrap.trace.SpanSink;
import java.util.concurrent.atomic.AtomicLong;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;

/**
 * Ended spans on their way to one exporter: any number of application threads put them in, the
 * exporter thread takes them out.
 *
 * <p><b>Bounds:</b> a number of spans waiting, and a number of bytes of spans waiting or being
 * sent. <b>Full:</b> the newest span is dropped, and counted by reason. <b>Producers</b> take no
 * lock, never wait, never see an exception, and allocate nothing (but see {@link SpanSize}). One of
 * them in a while wakes the reader, which says before it sleeps at how many spans it wants that.
 */
public final class SpanQueue implements SpanSink {

  private static final int NOBODY_SLEEPS = Integer.MAX_VALUE;

  private final MpscAtomicArrayQueue<HeddleSpan> spans;
  private final int maxSpans;
  private final long maxBytes;
  private final QueueReader reader;
  private final AtomicLong bytes = new AtomicLong();
  private final SpanCounters counters;

  private volatile int wakeAt = NOBODY_SLEEPS;
  private volatile boolean closed;
  // Spans in the batch that the reader works on: written by it alone.
  private volatile int inBatch;
  // Set once, under the counters' monitor, by whoever gave up waiting for the reader.
  private volatile boolean abandoned;

  /**
   * @param exporter name for the counters
   * @param maxSpans spans that wait at most, at least 1
   * @param maxBytes estimated bytes of spans that wait or are being sent, at most
   * @param reader woken when enough spans wait
   */
  public SpanQueue(String exporter, int maxSpans, long maxBytes, QueueReader reader) {
    // The ring holds a power of two, of at least 2; the exact bound is given with each offer.
    this.spans = new MpscAtomicArrayQueue<HeddleSpan>(Math.max(2, maxSpans));
    this.maxSpans = maxSpans;
    this.maxBytes = maxBytes;
    this.reader = reader;
    this.counters = new SpanCounters(exporter, this);
  }

  public SpanCounters counters() {
    return counters;
  }

  /** Bytes of spans that wait or are being sent, as estimated. */
  public long bytes() {
    return bytes.get();
  }

  @Override
  public void accept(HeddleSpan span) {
    // Before anything else is counted: reconcile() relies on it.
    counters.ended(1);
    DropReason refused = offer(span);
    if (refused != null) {
      counters.dropped(refused, 1);
    }
  }

  /** Null where the span was taken. */
  private DropReason offer(HeddleSpan span) {
    if (closed) {
      return DropReason.SHUTDOWN;
    }
    long size;
    try {
      size = SpanSize.of(span);
    } catch (Throwable foreign) {
      // A list that the application gave as a value, and is changing, or that throws.
      return DropReason.ENCODE_ERROR;
    }
    // Added before it is compared, so that no number of producers together passes the bound.
    if (bytes.addAndGet(size) > maxBytes) {
      bytes.addAndGet(-size);
      return DropReason.BYTES_FULL;
    }
    if (!spans.offerIfBelowThreshold(span, maxSpans)) {
      bytes.addAndGet(-size);
      return DropReason.QUEUE_FULL;
    }
    if (spans.size() >= wakeAt) {
      reader.wake();
    }
    return null;
  }

  // From here on: the reader.

  /** Spans waiting, those in the batch not among them. */
  public int waiting() {
    return spans.size();
  }

  /**
   * From now on, a producer that leaves at least this many spans waiting wakes the reader. The
   * reader looks at {@link #waiting()} once more before it sleeps.
   */
  public void wakeReaderAt(int waiting) {
    wakeAt = waiting;
  }

  /** From now on, no producer wakes the reader. */
  public void wakeReaderNever() {
    wakeAt = NOBODY_SLEEPS;
  }

  /** Moves waiting spans into an empty batch, oldest first, until it is full or none is left. */
  public void take(SpanBatch batch) {
    while (!batch.isFull()) {
      // Relaxed: a producer that was stopped half-way must not make the reader spin.
      HeddleSpan span = spans.relaxedPoll();
      if (span == null) {
        break;
      }
      batch.add(span, sizeAgain(span));
    }
    inBatch = batch.size();
  }

  private static long sizeAgain(HeddleSpan span) {
    try {
      return SpanSize.of(span);
    } catch (Throwable foreign) {
      // It changed since it was put in. The encoder will count it; reconcile() frees its bytes.
      return 0;
    }
  }

  /**
   * Ends a batch: its spans are accounted for and let go.
   *
   * @param unencodable how many of them could not be encoded
   * @param rejected how many of them the backend did not want
   * @param fateOfRest what became of the others; null where they were exported
   */
  public void settle(SpanBatch batch, int unencodable, int rejected, DropReason fateOfRest) {
    synchronized (counters) {
      if (!abandoned) {
        counters.dropped(DropReason.ENCODE_ERROR, unencodable);
        counters.dropped(DropReason.REJECTED, rejected);
        int rest = batch.size() - unencodable - rejected;
        if (fateOfRest == null) {
          counters.exported(rest);
        } else {
          counters.dropped(fateOfRest, rest);
        }
      }
      inBatch = 0;
    }
    bytes.addAndGet(-batch.bytes());
    batch.clear();
    reconcile();
  }

  /**
   * Frees bytes that nothing holds any more. A span is sized when it comes and again when it goes;
   * if the application changed a list in between, the two differ, and what is left over would add
   * up.
   *
   * <p>Every producer counts a span as ended before it adds its bytes, and as dropped after it took
   * them away. So where everything that has ended was already gone when {@code held} was read, no
   * producer had a part in it. That is so whenever the queue has run dry, which a leak brings about
   * by itself in the end.
   */
  private void reconcile() {
    long gone = counters.exported() + counters.dropped();
    long held = bytes.get();
    if (held != 0 && counters.ended() == gone) {
      bytes.addAndGet(-held);
    }
  }

  /** Refuses every further span. */
  public void close() {
    closed = true;
  }

  /**
   * Called when the time for the last flush is over, by the thread that waited: whatever is left is
   * counted as dropped, and what the reader may yet do with it no longer counts.
   */
  public void abandon() {
    close();
    synchronized (counters) {
      if (!abandoned) {
        abandoned = true;
        counters.dropped(DropReason.SHUTDOWN, left());
      }
    }
  }

  /** See {@link SpanCounters#queued()}. */
  long held() {
    return abandoned ? left() : spans.size() + inBatch;
  }

  private long left() {
    return counters.ended() - counters.exported() - counters.dropped();
  }
}

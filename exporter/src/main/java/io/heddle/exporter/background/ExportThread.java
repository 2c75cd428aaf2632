package io.heddle.exporter.background;

import io.heddle.bootstrap.context.CurrentContext;
import io.heddle.bootstrap.context.HeddleContext;
import io.heddle.bootstrap.log.Log;
import io.heddle.exporter.queue.QueueReader;
import io.heddle.exporter.queue.SpanQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread on which everything is exported: a daemon named {@value #NAME}.
 *
 * <p>It sleeps until a batch is due or a producer wakes it, never polls, and sleeps without a limit
 * where no span waits. It runs in a context that holds every shape of span, so that the agent's own
 * calls are not traced. Nothing that an exporter throws ends it.
 */
public final class ExportThread implements QueueReader, Runnable {

  /** The name of the thread. */
  public static final String NAME = "heddle-exporter";

  /** The share of a shutdown's limit, and its most, that is left for what follows an abort. */
  private static final int RESERVE_SHARE = 4;

  private static final long MAX_RESERVE_NANOS = 250_000_000L;
  private static final long PAUSE_AFTER_ERROR_NANOS = 1_000_000_000L;

  private final List<ExportLane> lanes = new ArrayList<ExportLane>();
  private final ConcurrentLinkedQueue<DrainRequest> requests =
      new ConcurrentLinkedQueue<DrainRequest>();
  private final AtomicBoolean asleep = new AtomicBoolean();
  private final Thread thread;
  private volatile boolean ended;

  public ExportThread() {
    thread = new Thread(this, NAME);
    thread.setDaemon(true);
    // The thread that called premain has the application's loader, which is not ours to keep.
    thread.setContextClassLoader(null);
  }

  /**
   * Adds an exporter; before {@link #start()} only.
   *
   * @param maxSpans see {@link SpanQueue}
   * @param maxBytes see {@link SpanQueue}
   * @return the queue of its own
   */
  public SpanQueue add(
      ExporterSource source, int maxSpans, long maxBytes, BatchSettings batches, LogLines lines) {
    SpanQueue queue = new SpanQueue(source.name(), maxSpans, maxBytes, this);
    lanes.add(new ExportLane(queue, source, batches, lines));
    return queue;
  }

  public void start() {
    thread.start();
  }

  /** Unparks the thread where it sleeps; once per sleep, however many producers ask. */
  @Override
  public void wake() {
    if (asleep.get() && asleep.compareAndSet(true, false)) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void run() {
    CurrentContext.attach(HeddleContext.SUPPRESSED);
    boolean running = true;
    while (running) {
      try {
        running = next();
      } catch (Throwable ours) {
        Log.warn("exporter thread failed and goes on", ours);
        LockSupport.parkNanos(PAUSE_AFTER_ERROR_NANOS);
      }
    }
    ended = true;
    serveLate();
  }

  /** False when it was asked to end. */
  private boolean next() {
    DrainRequest request = requests.poll();
    if (request != null) {
      serve(request);
      return !request.isLast();
    }
    long wait = turnOfAll();
    if (wait > 0) {
      sleep(wait);
    }
    return true;
  }

  private long turnOfAll() {
    long wait = ExportLane.IDLE;
    for (int i = 0; i < lanes.size(); i++) {
      wait = Math.min(wait, lanes.get(i).turn(System.nanoTime()));
    }
    return wait;
  }

  private void sleep(long nanos) {
    asleep.set(true);
    // A span that came before a queue knew when to wake us is seen here; a later one wakes us.
    boolean maySleep = requests.isEmpty();
    for (int i = 0; i < lanes.size(); i++) {
      maySleep &= lanes.get(i).prepareToSleep();
    }
    if (maySleep) {
      if (nanos == ExportLane.IDLE) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, nanos);
      }
    }
    asleep.set(false);
    // Somebody's interrupt is nothing to us, but would make every further park return at once.
    Thread.interrupted();
  }

  private void serve(DrainRequest request) {
    boolean nothingLeft = true;
    for (int i = 0; i < lanes.size(); i++) {
      nothingLeft &= lanes.get(i).drain(request.cutOffNanos(), request.deadlineNanos());
    }
    if (request.isLast()) {
      for (int i = 0; i < lanes.size(); i++) {
        lanes.get(i).end();
      }
    }
    request.served(nothingLeft);
  }

  private void serveLate() {
    DrainRequest request;
    while ((request = requests.poll()) != null) {
      request.served(true);
    }
  }

  /**
   * Exports everything that waits.
   *
   * @param timeoutNanos after which it returns, whatever the exporters do
   * @return whether nothing was left
   */
  public boolean flush(long timeoutNanos) {
    long deadline = System.nanoTime() + timeoutNanos;
    DrainRequest request = ask(deadline, deadline, false);
    return request.awaitUntil(deadline) && request.isComplete();
  }

  /**
   * Takes no further span, exports what waits, counts the rest as dropped, and ends the thread.
   *
   * @param timeoutNanos after which it returns, whatever the exporters do
   * @return whether nothing was left
   */
  public boolean shutdown(long timeoutNanos) {
    for (ExportLane lane : lanes) {
      lane.queue().close();
    }
    long deadline = System.nanoTime() + timeoutNanos;
    // An attempt that hangs is cut off a little earlier, for the sake of the other exporters.
    long cutOff = deadline - Math.min(timeoutNanos / RESERVE_SHARE, MAX_RESERVE_NANOS);
    DrainRequest request = ask(cutOff, deadline, true);
    if (!request.awaitUntil(cutOff)) {
      abortExports();
      if (!request.awaitUntil(deadline)) {
        for (ExportLane lane : lanes) {
          lane.queue().abandon();
        }
      }
    }
    return request.isComplete();
  }

  private DrainRequest ask(long cutOff, long deadline, boolean last) {
    DrainRequest request = new DrainRequest(cutOff, deadline, last);
    requests.add(request);
    LockSupport.unpark(thread);
    if (ended) {
      serveLate();
    }
    return request;
  }

  /** On a thread of its own, because closing a socket may block, and the caller must not wait. */
  private void abortExports() {
    Thread abort = new Thread(new Abort(), NAME + "-abort");
    abort.setDaemon(true);
    abort.start();
  }

  private final class Abort implements Runnable {
    @Override
    public void run() {
      for (ExportLane lane : lanes) {
        lane.abort();
      }
    }
  }
}

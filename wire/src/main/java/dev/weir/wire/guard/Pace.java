package dev.weir.wire.guard;

import java.time.Duration;

/**
 * How slowly bytes may move: for a while as they like, then at least so many in a second on the whole. A drop now and then,
 * which any idle timeout takes for life, runs out of it.
 */
public final class Pace {

  private final long patienceNanos;
  private final double nanosForOne;
  private long deadline;
  private boolean on;

  public Pace(Duration patience, int bytesInSecond) {
    patienceNanos = patience.toNanos();
    nanosForOne = 1e9 / bytesInSecond;
  }

  /** Begins to wait, unless it does already. */
  public void start(long nowNanos) {
    if (!on) {
      on = true;
      deadline = nowNanos + patienceNanos;
    }
  }

  /** Waits no more. */
  public void stop() {
    on = false;
  }

  /** So many bytes moved, which buys time. */
  public void moved(long bytes) {
    deadline += (long) (bytes * nanosForOne);
  }

  /** It was not theirs to move: this time does not count. */
  public void excuse(long nanos) {
    deadline += nanos;
  }

  /** Returns whether they move too slowly. */
  public boolean late(long nowNanos) {
    return on && nowNanos - deadline >= 0;
  }
}

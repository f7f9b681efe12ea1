package dev.weir.wire;

import dev.weir.gateway.Credit;
import java.util.concurrent.atomic.AtomicLong;

/** As much as a test has granted; what is granted later is noticed when it is asked for. */
final class PlayedCredit implements Credit {

  final AtomicLong granted;
  final AtomicLong flowed = new AtomicLong();
  private Runnable flow = () -> {};
  private long seen;

  PlayedCredit(long bytes) {
    granted = new AtomicLong(bytes);
    seen = bytes;
  }

  @Override
  public long left() {
    long now = granted.get();
    boolean more = now > seen && seen <= flowed.get();
    seen = now;
    if (more) {
      flow.run();
    }
    return now - flowed.get();
  }

  @Override
  public void spend(long bytes) {
    flowed.addAndGet(bytes);
  }

  @Override
  public void whenMore(Runnable run) {
    flow = run;
  }
}

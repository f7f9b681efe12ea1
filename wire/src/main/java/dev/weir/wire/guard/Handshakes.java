package dev.weir.wire.guard;

import java.util.concurrent.atomic.LongAdder;

/** Counts TLS handshakes of one side, since the beginning. Safe for many threads. */
public final class Handshakes {

  private final LongAdder made = new LongAdder();
  private final LongAdder failed = new LongAdder();

  /** One has ended. */
  public void ended(boolean well) {
    (well ? made : failed).increment();
  }

  /** Returns how many went well. */
  public long made() {
    return made.sum();
  }

  /** Returns how many did not. */
  public long failed() {
    return failed.sum();
  }
}

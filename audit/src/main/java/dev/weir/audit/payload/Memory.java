package dev.weir.audit.payload;

import java.util.concurrent.atomic.AtomicLong;

/** What may be held of all calls together before it is on the disk. */
final class Memory {

  /** Why something is not kept that had no room here. */
  static final String SPENT = "too much is waiting to be kept";

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  Memory(long most) {
    this.most = most;
  }

  /** Returns whether there is room for as much, and takes it then. */
  boolean take(int bytes) {
    if (taken.addAndGet(bytes) <= most) {
      return true;
    }
    giveBack(bytes);
    return false;
  }

  void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }
}

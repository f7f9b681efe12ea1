package dev.weir.wire.guard;

import java.util.concurrent.atomic.AtomicLong;

/** So many bytes, for all who hold any. Safe for many threads. */
public final class Budget {

  private final long most;
  private final AtomicLong held = new AtomicLong();

  public Budget(long most) {
    this.most = most;
  }

  /** Returns how many bytes there may be. */
  public long most() {
    return most;
  }

  /** Returns how many bytes are held. */
  public long held() {
    return held.get();
  }

  /** Returns whether no more may be taken. */
  public boolean spent() {
    return held.get() >= most;
  }

  /** Takes {@code bytes}; returns false, taking nothing, where that would be too many. */
  boolean take(long bytes) {
    if (held.addAndGet(bytes) > most) {
      held.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  /** Counts bytes that are there whatever is said, or are no more. */
  void count(long more) {
    if (more != 0) {
      held.addAndGet(more);
    }
  }
}

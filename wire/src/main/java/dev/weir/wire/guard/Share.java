package dev.weir.wire.guard;

/** What one holder has of a budget; gives all of it back when it is closed, once. One loop's own. */
public final class Share implements AutoCloseable {

  private final Budget budget;
  private long held;

  public Share(Budget budget) {
    this.budget = budget;
  }

  /** Takes as many bytes as are missing to {@code bytes} in all; returns false, taking none, where there are not enough. */
  public boolean reach(long bytes) {
    if (bytes <= held) {
      return true;
    }
    if (!budget.take(bytes - held)) {
      return false;
    }
    held = bytes;
    return true;
  }

  /** Says that {@code bytes} are held now, whether or not there are so many. */
  public void is(long bytes) {
    budget.count(bytes - held);
    held = bytes;
  }

  @Override
  public void close() {
    is(0);
  }
}

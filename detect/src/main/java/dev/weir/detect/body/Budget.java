package dev.weir.detect.body;

/** How much is decoded of what stands in a request's values, so that nesting costs no more than a multiple of the request. */
public final class Budget {

  private static final int DEEPEST = 12;
  private static final int MOST_DOCUMENTS = 20_000;
  private static final long SMALL = 1 << 20;
  private static final int TIMES = 4;

  private long bytes;
  private int documents;
  private boolean exceeded;

  /** @param most bytes that all documents in a request of {@code length} bytes may have together */
  public Budget(int length, long most) {
    bytes = Math.min(most, SMALL + (long) TIMES * length);
  }

  /** Returns whether there is as much left for a document of {@code length} bytes at {@code depth}; takes it if so. */
  public boolean take(int length, int depth) {
    if (length > bytes || depth > DEEPEST || documents == MOST_DOCUMENTS) {
      exceeded = true;
      return false;
    }
    bytes -= length;
    documents++;
    return true;
  }

  /** Takes back what a document took that turned out to be none. */
  public void giveBack(int length) {
    bytes += length;
    documents--;
  }

  /** Returns the bytes that are left. */
  public long left() {
    return bytes;
  }

  /** Returns whether something was not decoded since there was not enough left. */
  public boolean exceeded() {
    return exceeded;
  }
}

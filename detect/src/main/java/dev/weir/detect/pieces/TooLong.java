package dev.weir.detect.pieces;

import java.io.Serial;

/** One record is longer than any that is held. */
public final class TooLong extends Exception {
  @Serial
  private static final long serialVersionUID = 1L;

  private final int longest;

  TooLong(int longest) {
    super("a record is longer than " + longest + " bytes", null, false, false);
    this.longest = longest;
  }

  /** Returns how many bytes a record may have. */
  public int longest() {
    return longest;
  }
}

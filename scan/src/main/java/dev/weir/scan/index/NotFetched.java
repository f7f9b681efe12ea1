package dev.weir.scan.index;

import java.io.IOException;
import java.io.Serial;

/** A package could not be had, in words for its reader; its message never holds credentials. */
public final class NotFetched extends IOException {
  @Serial
  private static final long serialVersionUID = 1L;

  private final String mend;

  NotFetched(String what, String mend) {
    super(what);
    this.mend = mend;
  }

  /** Returns what can be done about it. */
  public String mend() {
    return mend;
  }
}

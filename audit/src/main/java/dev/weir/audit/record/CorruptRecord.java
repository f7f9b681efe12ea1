package dev.weir.audit.record;

import java.io.IOException;

/** These bytes are no event; the message tells where they stop being one and holds nothing of them. */
public final class CorruptRecord extends IOException {
  private static final long serialVersionUID = 1L;

  public CorruptRecord(String message) {
    super(message);
  }
}

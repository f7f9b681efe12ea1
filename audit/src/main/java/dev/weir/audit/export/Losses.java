package dev.weir.audit.export;

import java.io.IOException;

/** Is told what an export does not send, though it should have. */
public interface Losses {

  /** Records are passed over; where that cannot be told, it throws, and they are looked at again. */
  void gap(Gap gap, Why why) throws IOException, InterruptedException;

  /** A part of the log is not what it should be. */
  void unreadable(String what);

  /** Why records are passed over. */
  enum Why {
    /** They waited for longer than they are worth. */
    LATE("waited for longer than its backlog"),
    /** Nobody has them any more. */
    GONE("are no longer in the log, or cannot be read");

    private final String text;

    Why(String text) {
      this.text = text;
    }

    /** Returns it as it goes on behind the records. */
    public String text() {
      return text;
    }
  }
}

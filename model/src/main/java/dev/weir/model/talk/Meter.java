package dev.weir.model.talk;

import dev.weir.model.net.Bytes;

/** Reads from an answer on its way what it has cost. For one answer, and one thread at a time. */
public interface Meter {

  /** Takes the next piece of the body as the provider sent it, cut anywhere. */
  void take(Bytes piece);

  /**
   * Returns what the call has cost: as the provider counted, and estimated from the texts where it did not say.
   *
   * @param asked the request
   * @param whole whether the answer came to its end
   */
  Usage usage(Talk asked, boolean whole);

  /** Returns whether an answer has come to its end and nothing behind it: tells nothing of an answer that is the only one. */
  default boolean answered() {
    return false;
  }
}

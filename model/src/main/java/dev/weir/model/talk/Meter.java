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

  /** Returns whether the provider itself has counted tokens by now. */
  default boolean counted() {
    return false;
  }

  /** Returns whether all that has come says that nothing was done: an error, with no text and no count beside it. */
  default boolean refused() {
    return false;
  }

  /** How far an answer has come. */
  enum Progress {
    AWAITED, GOING, ENDED
  }

  /** Returns how far the answer has come; tells nothing of one that is the only one on its connection. */
  default Progress progress() {
    return Progress.GOING;
  }

  /** Returns whether {@code message} of a conversation is part of an answer, of this one or another. */
  default boolean isAnswer(Bytes message) {
    return true;
  }

  /** Returns whether {@code message} of a conversation says that the earliest answer that is awaited will not come. */
  default boolean isRefusal(Bytes message) {
    return false;
  }
}

package dev.weir.model;

import dev.weir.model.net.Bytes;

/** Puts originals back in the place of tokens. */
public interface Restorer {

  /**
   * Returns the body with every token of this scope turned back, escaped as the media type asks; tokens of others stay.
   *
   * @param contentType the answer's Content-Type; empty text where it has none
   */
  Restored restore(Bytes body, String contentType, Scope scope);

  /** A body after restoring; {@code count} is the number of tokens that were turned back. */
  record Restored(Bytes body, int count) {}
}

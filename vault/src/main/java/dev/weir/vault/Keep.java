package dev.weir.vault;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** Where one section of a vault lies sealed, and what it is known to hold. */
interface Keep<T> {

  /** Returns what was last read or written; never waits. */
  T known();

  /** Takes in what somebody else may have written; throws where that cannot be told. */
  void look() throws VaultException;

  /**
   * Puts what {@code change} makes of the newest value in its place, while nobody else changes it: durable when this returns.
   * Where it throws, nothing was changed, or nobody knows.
   */
  void change(UnaryOperator<T> change) throws VaultException;

  /** Returns how long what is known is believed after the last look at it. */
  Duration believed();

  /** Returns where it lies, for messages. */
  String where();
}

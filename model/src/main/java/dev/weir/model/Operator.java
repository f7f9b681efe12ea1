package dev.weir.model;

/** What is done to a finding; the later in this list, the more is lost, and of two rules the stronger one holds. */
public enum Operator {
  /** Left as it is. */
  KEEP,
  /** Encrypted so that its shape lives: digits for digits; can be turned back for the same caller and destination. */
  ENCRYPT,
  /** A token that can be turned back for the same caller and destination. */
  TOKENIZE,
  /** A keyed hash: the same value gives the same text. */
  HASH,
  /** Something coarser that is still true: of a date the year, of an address on the network its network. */
  GENERALISE,
  /** Its shape only. */
  MASK,
  /** Its kind only: {@code <EMAIL>}. */
  REPLACE;

  /** Returns whether the value can be had again. */
  public boolean isReversible() {
    return this == ENCRYPT || this == TOKENIZE;
  }
}

package dev.weir.detect.pii.id;

/**
 * How much the form of a code says by itself; its own name near it ("NHS number") suffices for all of them, and for all but
 * the last that a text holds nothing but codes.
 */
public enum Strength {
  /** Less than one in five hundred codes of this shape passes by chance: found wherever it stands. */
  STRONG,
  /** A check digit or a rare shape: found where its subject or its country is spoken of. */
  FAIR,
  /** A shape that many things have: found where both its subject and its country are spoken of. */
  WEAK,
  /** Found by its own name only. */
  NAMED
}

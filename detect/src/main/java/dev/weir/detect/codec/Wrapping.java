package dev.weir.detect.codec;

import dev.weir.model.Inspection.CannotRewrite;

/** How a document was written as other bytes: what it takes to write a changed one in its place. */
public sealed interface Wrapping permits Base32Text, Base64Text, HexText, Deflated, Charsets.Coded {

  /** Returns the word that names it in a pointer; empty text for what is no layer of its own to a reader. */
  String name();

  /** Returns {@code inside} wrapped as the old one was. */
  byte[] wrap(byte[] inside) throws CannotRewrite;
}

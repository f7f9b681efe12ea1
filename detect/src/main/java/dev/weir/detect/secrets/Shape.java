package dev.weir.detect.secrets;

import dev.weir.detect.engine.Alphabet;

/** The commonest form of a key: a fixed prefix, then {@code min} to {@code max} characters of one alphabet. */
record Shape(String prefix, Alphabet alphabet, int min, int max) {

  /** Returns a shape whose tail is {@code length} characters long. */
  static Shape of(String prefix, Alphabet alphabet, int length) {
    return new Shape(prefix, alphabet, length, length);
  }
}

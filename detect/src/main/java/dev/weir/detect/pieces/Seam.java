package dev.weir.detect.pieces;

/** Where a format may be cut. */
interface Seam {

  /** Returns the last place behind {@code from}, up to {@code to}, where it may be cut; {@code from} where there is none. */
  int last(byte[] bytes, int from, int to);

  /** Behind a line. */
  Seam LINES = (bytes, from, to) -> {
    int at = to;
    while (at > from && bytes[at - 1] != '\n') {
      at--;
    }
    return at;
  };

  /** Behind a line if there is one, else behind a word, else behind a character of UTF-8: in a text there is always a place. */
  Seam WORDS = (bytes, from, to) -> {
    int line = LINES.last(bytes, from, to);
    int at = line > from ? line : to;
    while (line == from && at > from && bytes[at - 1] != ' ') {
      at--;
    }
    return at > from ? at : character(bytes, from, to);
  };

  private static int character(byte[] bytes, int from, int to) {
    int at = to;
    while (at > from && at > to - 4 && (bytes[at - 1] & 0xc0) == 0x80) {
      at--;
    }
    boolean cut = at > from && (bytes[at - 1] & 0xc0) == 0xc0;
    return cut && at - 1 > from ? at - 1 : to;
  }
}

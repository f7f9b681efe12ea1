package dev.weir.detect.secrets;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;

/** A value that stands behind the name it is assigned to: {@code name = "value"}, {@code name: value}, a JSON member. */
final class Assigned {

  private static final int GAP = 12;

  private Assigned() {}

  /** Returns the first character of the value behind the name that ends at {@code end}; -1 where nothing is assigned. */
  static int value(Text text, int end) {
    boolean assigned = false;
    for (int i = end; i < end + GAP; i++) {
      int c = text.at(i);
      if (c < 0) {
        return -1;
      }
      if (c == '=' || c == ':' || c == (Text.BREAK & 0xff)) {
        assigned = true;
      } else if (Alphabet.ALNUM.has(c) || c == '/' || c == '+') {
        return assigned ? i : -1;
      } else if (" \t\"'>`\\".indexOf(c) < 0) {
        return -1;
      }
    }
    return -1;
  }
}

package dev.weir.detect.pii;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;

/** What people and programs put between the groups of one number: a line's end and its indentation, a mark in spaces, quotes. */
final class Gap {

  private static final int LONGEST = 6;

  private Gap() {}

  /** Returns where the gap at {@code from} ends; {@code from} itself where there is none, or one that parts more than groups. */
  static int end(Text text, int from) {
    int to = from;
    while (isPart(text.at(to))) {
      to++;
    }
    return to - from > LONGEST ? from : to;
  }

  private static boolean isPart(int c) {
    return c >= '\t' && c < 0x7f && !Alphabet.ALNUM.has(c);
  }

  /** Returns whether there is nothing but spaces, tabs and the ends of lines. */
  static boolean isSpace(Text text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.at(i) > ' ') {
        return false;
      }
    }
    return true;
  }

  /** Returns whether the gap {@code from..to} is the same as the one at {@code other}. */
  static boolean same(Text text, int from, int to, int other) {
    for (int i = from; i < to; i++) {
      if (text.at(i) != text.at(other + i - from)) {
        return false;
      }
    }
    return true;
  }
}

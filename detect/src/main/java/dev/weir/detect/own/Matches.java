package dev.weir.detect.own;

/** Looks through one value for what a rule describes. */
interface Matches {

  /** Takes a match: its first character, and the one behind the last. */
  interface Taker {
    void take(int start, int end);
  }

  void in(String value, Taker taker);
}

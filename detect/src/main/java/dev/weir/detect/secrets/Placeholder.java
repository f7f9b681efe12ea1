package dev.weir.detect.secrets;

import dev.weir.detect.engine.Text;

/** Tells what documentation fills in where a secret belongs: {@code xxxx}, {@code EXAMPLE}, {@code your-key-here}, the alphabet. */
final class Placeholder {

  private static final String[] WORDS = {"xxxx", "****", "....", "____", "----", "1111111", "0000000",
    "example", "changeme", "change_me", "change-me", "placeholder", "redacted", "replace", "insert", "dummy",
    "sample", "notreal", "not_real", "your_", "your-", "yourapi", "yourkey", "yoursecret", "yourtoken",
    "yourpass", "my_secret", "my-secret", "mysecret", "_here", "-here", "fake", "todo", "undefined", "random"};

  /** As many characters in the order of their codes are typed, not drawn. */
  private static final int IN_ORDER = 10;

  private static final int READ = 256;

  private Placeholder() {}

  /** Returns whether one stands between {@code from} and {@code to}. */
  static boolean in(Text text, int from, int to) {
    int rising = 1;
    for (int i = from; i < Math.min(to, from + READ); i++) {
      rising = text.at(i) == text.at(i - 1) + 1 ? rising + 1 : 1;
      if (rising >= IN_ORDER || word(text, i, to)) {
        return true;
      }
    }
    return false;
  }

  private static boolean word(Text text, int at, int to) {
    for (String word : WORDS) {
      if (at + word.length() <= to && text.hasAnyCase(word, at)) {
        return true;
      }
    }
    return false;
  }
}

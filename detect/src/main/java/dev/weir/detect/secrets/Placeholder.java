package dev.weir.detect.secrets;

import dev.weir.detect.engine.Text;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tells what documentation fills in where a secret belongs: {@code xxxx}, {@code EXAMPLE}, {@code your-key-here}, the alphabet. */
final class Placeholder {

  private static final String[] WORDS = {"xxxx", "****", "....", "____", "----", "example", "changeme",
    "change_me", "change-me", "placeholder", "redacted", "replace", "insert", "dummy",
    "sample", "notreal", "not_real", "your_", "your-", "yourapi", "yourkey", "yoursecret", "yourtoken",
    "yourpass", "my_secret", "my-secret", "mysecret", "_here", "-here", "fake", "todo", "undefined",
    "random"};

  private static final String[][] BY_FIRST = IntStream.range(0, 128)
      .mapToObj(c -> Stream.of(WORDS).filter(word -> word.charAt(0) == Character.toLowerCase(c))
          .toArray(String[]::new))
      .toArray(String[][]::new);

  /** As many characters in the order of their codes are typed, not drawn. */
  private static final int IN_ORDER = 10;

  /** So many of one character come from a key held down; where they make two thirds, all was typed. */
  private static final int HELD_DOWN = 5;

  private static final int READ = 256;

  private Placeholder() {}

  /** Returns whether one stands between {@code from} and {@code to}. */
  static boolean in(Text text, int from, int to) {
    int rising = 1;
    int same = 1;
    int repeated = 0;
    for (int i = from; i < Math.min(to, from + READ); i++) {
      rising = text.at(i) == text.at(i - 1) + 1 ? rising + 1 : 1;
      same = i > from && text.at(i) == text.at(i - 1) ? same + 1 : 1;
      repeated += same == HELD_DOWN ? HELD_DOWN : same > HELD_DOWN ? 1 : 0;
      if (rising >= IN_ORDER || word(text, i, to)) {
        return true;
      }
    }
    return repeated * 3 > Math.min(to - from, READ) * 2;
  }

  private static boolean word(Text text, int at, int to) {
    for (String word : BY_FIRST[text.at(at) & 127]) {
      if (at + word.length() <= to && text.hasAnyCase(word, at)) {
        return true;
      }
    }
    return false;
  }
}

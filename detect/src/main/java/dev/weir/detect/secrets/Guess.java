package dev.weir.detect.secrets;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;

/** How sure it is that a value with the name of a secret is one: 0 for not at all, below 0.9 always. */
final class Guess {

  private static final int SHORTEST_KEY = 10;
  private static final int SHORTEST_PASSWORD = 5;
  private static final int LONG_KEY = 16;
  private static final int LONGEST = 255;
  private static final double FEW_BITS = 2.9;
  private static final double MANY_BITS = 3.5;

  private Guess() {}

  /** Returns how sure it is that a machine drew the value. */
  static double key(Text text, int from, int to) {
    int length = to - from;
    if (length < SHORTEST_KEY || length > LONGEST || stand(text, from, to) || Randomness.count(text, Alphabet.TOKEN, from,
        to) + Randomness.count(text, Alphabet.BASE64, from, to) < length * 3 / 2) {
      return 0;
    }
    int digits = Randomness.count(text, Alphabet.DIGITS, from, to);
    int letters = Randomness.count(text, Alphabet.LETTERS, from, to);
    double bits = Randomness.entropy(text, from, to);
    if (letters == 0 || digits == 0 && length < LONG_KEY || bits < FEW_BITS || Randomness.wordy(text, from, to)
        || digits * 12 < length && !mixed(text, from, to)) {
      return 0;
    }
    return uuid(text, from, to) ? 0.6 : length >= LONG_KEY && bits >= MANY_BITS ? 0.85 : 0.7;
  }

  /** Returns how sure it is that a person chose the value as a password. */
  static double password(Text text, int from, int to) {
    int length = to - from;
    if (length < SHORTEST_PASSWORD || length > 64 || stand(text, from, to) || !text.varied(from, to, 4)
        || text.at(from) == '[' || text.at(from) == '{') {
      return 0;
    }
    int letters = Randomness.count(text, Alphabet.LETTERS, from, to);
    int digits = Randomness.count(text, Alphabet.DIGITS, from, to);
    int spaces = length - visible(text, from, to);
    int marks = length - Randomness.count(text, Alphabet.DOTTED, from, to) - spaces;
    if (spaces > 0 || letters + digits == 0 || digits == length || marks == 0 && digits == 0) {
      return 0;
    }
    return Assigned.quote(text.at(from - 1)) || marks > 0 ? 0.65 : 0.55;
  }

  /** Whether the value stands in for one: a variable, a call, a path, an address, a placeholder. */
  private static boolean stand(Text text, int from, int to) {
    boolean quoted = Assigned.quote(text.at(from - 1));
    int first = text.at(from);
    for (int i = from; i < to; i++) {
      int c = text.at(i);
      boolean opens = text.at(i + 1) == '{' && (c == '$' || c == '#' || c == '{' || c == '%');
      if (c == '(' && (!quoted || text.at(i + 1) == ')') && named(text, from, i) || opens && i == from
          || c == ':' && text.has("//", i + 1)) {
        return true;
      }
    }
    return "$<%*{[(/".indexOf(first) >= 0 && (first != '$' || Alphabet.WORD.has(text.at(from + 1)))
        || text.has("./", from) || text.has("../", from) || text.has("~/", from)
        || !quoted && path(text, from, to) || Placeholder.in(text, from, to);
  }

  private static boolean named(Text text, int from, int to) {
    return to > from && Randomness.count(text, Alphabet.DOTTED, from, to) == to - from;
  }

  /** Whether an unquoted value is a name of code: words with dots or brackets between. */
  private static boolean path(Text text, int from, int to) {
    int end = text.run(Alphabet.DOTTED, from);
    boolean all = end >= to || text.at(end) == '[' || text.at(end) == '(';
    return all && (text.at(end) == '[' || Randomness.wordy(text, from, to)
        && (Randomness.count(text, Alphabet.DIGITS, from, to) == 0 || text.run(Alphabet.WORD, from) < to));
  }

  /** Whether both cases change more often than in camelCase. */
  private static boolean mixed(Text text, int from, int to) {
    int changes = 0;
    for (int i = from + 1; i < to; i++) {
      boolean letters = Alphabet.LETTERS.has(text.at(i)) && Alphabet.LETTERS.has(text.at(i - 1));
      changes += letters && ((text.at(i) ^ text.at(i - 1)) & 0x20) != 0 ? 1 : 0;
    }
    return changes * 4 >= to - from;
  }

  private static boolean uuid(Text text, int from, int to) {
    return to - from == 36 && text.at(from + 8) == '-' && text.at(from + 13) == '-' && text.at(from + 18) == '-'
        && text.at(from + 23) == '-';
  }

  private static int visible(Text text, int from, int to) {
    int visible = 0;
    for (int i = from; i < to; i++) {
      visible += text.at(i) > ' ' ? 1 : 0;
    }
    return visible;
  }
}

package dev.weir.detect.secrets;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;

/** How sure it is that a value with the name of a secret is one: 0 for not at all, below 0.9 always. */
final class Guess {

  private static final int SHORTEST_KEY = 10;
  private static final int SHORTEST_PASSWORD = 5;
  private static final int FEWEST_MARKS = 4;
  private static final int LONG_KEY = 16;
  private static final int LONGEST = 255;
  private static final double FEW_BITS = 2.9;
  private static final double MANY_BITS = 3.5;

  private static final String[] PUBLIC = {"MFkwEw", "MHYwEA", "MIGbMBA", "MIIBIj", "MIICIj", "MIGfMA", "MCowBQ", "AAAAB3NzaC1",
    "AAAAC3NzaC1", "AAAAE2VjZHNh", "ssh-", "-----BEGIN PUBLIC", "-----BEGIN CERT"};

  private Guess() {}

  /** Returns how sure it is that a machine drew the value. */
  static double key(Text text, int from, int to) {
    int length = to - from;
    if (length < SHORTEST_KEY || length > LONGEST || visible(text, from, to) < length || stand(text, from, to) || Randomness.count(text, Alphabet.TOKEN, from,
        to) + Randomness.count(text, Alphabet.BASE64, from, to) < length * 3 / 2) {
      return 0;
    }
    int digits = Randomness.count(text, Alphabet.DIGITS, from, to);
    int letters = Randomness.count(text, Alphabet.LETTERS, from, to);
    double bits = Randomness.entropy(text, from, to);
    if (letters == 0 || digits == 0 && length < LONG_KEY || bits < FEW_BITS || Randomness.wordy(text, from, to)
        || digits * 12 < length && !mixed(text, from, to) || open(text, from)) {
      return 0;
    }
    return uuid(text, from, to) ? 0.6 : length >= LONG_KEY && bits >= MANY_BITS ? 0.85 : 0.7;
  }

  /** Returns how sure it is that a key was made of all the keyboard's marks. */
  static double motley(Text text, int from, int to) {
    int marks = to - from - Randomness.count(text, Alphabet.BASE64, from, to) - Randomness.count(text, Alphabet.TOKEN, from, to)
        + Randomness.count(text, Alphabet.ALNUM, from, to);
    return to - from >= SHORTEST_KEY && marks >= FEWEST_MARKS && Assigned.quote(text.at(from - 1)) ? password(text, from, to) : 0;
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
    if (spaces > 0 || marks == 0 && letters == 0 || letters + digits == 0 || digits == length || marks == 0 && digits == 0) {
      return 0;
    }
    return Assigned.quote(text.at(from - 1)) || marks > 0 ? 0.65 : 0.55;
  }

  /** Whether the value stands in for one: a variable, a call, a path, an address, a name of code, a placeholder. */
  private static boolean stand(Text text, int from, int to) {
    boolean quoted = Assigned.quote(text.at(from - 1));
    return "<%*{[(/@!".indexOf(text.at(from)) >= 0 && (!quoted || "<{/".indexOf(text.at(from)) >= 0)
        || text.at(from) == '$' && text.at(from + 1) != '$' && !Alphabet.DIGITS.has(text.at(from + 1))
        || text.has("./", from) || text.has("../", from) || text.has("~/", from)
        || text.at(to - 1) == ')' || text.has("#{", from) || pattern(text, from, to) || address(text, from, to)
        || !quoted && code(text, from, to) || identifier(text, from, to) || Placeholder.in(text, from, to);
  }

  /** Whether a name stands in braces behind a dollar sign, to be filled in. */
  private static boolean filled(Text text, int i) {
    return text.has("${", i) && text.at(text.run(Alphabet.DOTTED, i + 2)) == '}';
  }

  /** Whether it is a format, a template or a regular expression. */
  private static boolean pattern(Text text, int from, int to) {
    for (int i = from; i < to - 1; i++) {
      if (text.at(i) == '%' && text.at(i + 1) == 's' || text.at(i) == '(' && text.at(i + 1) == '?'
          || text.at(i) == '\\' && text.at(i + 1) == 'w' || filled(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean address(Text text, int from, int to) {
    int scheme = text.run(Alphabet.LETTERS, from);
    return scheme < to && text.has("://", scheme);
  }

  /** Whether an unquoted value is an expression: a call, an index, a member of what a word names. */
  private static boolean code(Text text, int from, int to) {
    int word = text.run(Alphabet.WORD, from);
    int path = text.run(Alphabet.DOTTED, from);
    boolean called = path < to && path > from && (text.at(path) == '(' || text.at(path) == '[');
    boolean member = word < to && word - from > 1 && text.at(word) == '.' && Alphabet.LETTERS.has(text.at(from))
        && Randomness.count(text, Alphabet.DIGITS, from, word) == 0 && word - from < LONG_KEY;
    return called || member || text.has("::", path) || text.has("->", path);
  }

  /** Whether all is words of one case with marks between, as in {@code scram-sha-256}. */
  private static boolean identifier(Text text, int from, int to) {
    int lower = 0;
    int upper = 0;
    int marks = 0;
    int digits = 0;
    for (int i = from; i < to; i++) {
      int c = text.at(i);
      lower += c >= 'a' && c <= 'z' ? 1 : 0;
      upper += c >= 'A' && c <= 'Z' ? 1 : 0;
      digits += Alphabet.DIGITS.has(c) ? 1 : 0;
      marks += "_-.:/= ".indexOf(c) >= 0 ? 1 : 0;
    }
    return marks > 0 && marks + lower + upper + digits == to - from && (lower == 0 || upper == 0)
        && digits * 4 < to - from && marks * 16 >= to - from && !drawn(text, from, to);
  }

  /** Whether digits stand inside the words, and not only at their ends. */
  private static boolean drawn(Text text, int from, int to) {
    int inside = 0;
    for (int i = from + 1; i + 1 < to; i++) {
      inside += Alphabet.DIGITS.has(text.at(i)) && Alphabet.LETTERS.has(text.at(i - 1))
          && Alphabet.LETTERS.has(text.at(i + 1)) ? 1 : 0;
    }
    return inside >= 2;
  }

  /** Whether it is the public half of a pair, in DER or in SSH's form. */
  private static boolean open(Text text, int from) {
    for (String start : PUBLIC) {
      if (text.has(start, from)) {
        return true;
      }
    }
    return false;
  }

  /** Whether both cases change more often than in camelCase. */
  private static boolean mixed(Text text, int from, int to) {
    int changes = 0;
    for (int i = from + 1; i < to; i++) {
      boolean letters = Alphabet.LETTERS.has(text.at(i)) && Alphabet.LETTERS.has(text.at(i - 1));
      changes += letters && ((text.at(i) ^ text.at(i - 1)) & 0x20) != 0 ? 1 : 0;
    }
    return changes * 5 >= 2 * (to - from);
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

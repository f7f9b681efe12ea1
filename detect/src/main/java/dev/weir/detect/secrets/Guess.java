package dev.weir.detect.secrets;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Doubt;
import dev.weir.detect.engine.Text;

/** How sure it is that a value with the name of a secret is one: 0 for not at all, below the score of any format always. */
final class Guess {

  private static final int SHORTEST_KEY = 10;
  private static final int SHORTEST_PASSWORD = 5;
  private static final int SHORTEST_STRONG = 8;
  private static final int LONGEST_PASSWORD = 64;
  private static final int LONGEST = 255;

  /** From here a key need not hold digits. */
  private static final int LONG_KEY = 16;
  /** So long, and with a digit among so many signs, a word is no word. */
  private static final int LONG_CODE = 24;
  private static final int FEW_DIGITS = 10;

  /** So many letters in ever changing cases are drawn. */
  private static final int LONG_LETTERS = 12;

  private static final double PHRASE = 0.6;
  private static final int FEWEST_MARKS = 4;
  private static final int FEWEST_DIFFERENT = 5;
  private static final double FEW_BITS = 2.9;
  private static final double MANY_BITS = 3.5;

  private Guess() {}

  /** Returns how sure it is that the value between {@code from} and {@code to} is what {@code name} promises. */
  static double of(SecretName name, Text text, int from, int to) {
    if (name == SecretName.NONE || to - from < SHORTEST_PASSWORD || to - from > LONGEST
        || !text.varied(from, to, FEWEST_DIFFERENT)) {
      return 0;
    }
    Tally tally = Tally.of(text, from, to);
    boolean quoted = Assigned.quote(text.at(from - 1));
    boolean told = Assigned.toldBefore(text, from)
        && (tally.marks() == 0 && !numbered(tally, text, to) || tally.marks() == 1 && tally.digits() == 0);
    boolean motley = quoted && tally.marks() >= FEWEST_MARKS && tally.length() >= SHORTEST_KEY;
    boolean chosen = name.chosen() && !told || motley;
    double drawn = drawn(tally, text, from, to);
    double score = Math.max(drawn, chosen ? chosen(tally, text, quoted) : 0);
    boolean said = chosen && Assigned.toldBefore(text, from) && tally.digits() > 0;
    boolean phrase = name.chosen() && !Assigned.toldBefore(text, from)
        && Passphrase.in(text, from, to, name == SecretName.PASSPHRASE);
    score = phrase ? Math.max(score, PHRASE) : score;
    boolean stands = score > 0 && text.clears(Doubt.WORDS, said || phrase || !tally.identifier())
        && text.clears(Doubt.STAND_IN, phrase || !StandIn.in(text, from, to))
        && text.clears(Doubt.PLACEHOLDER, !Placeholder.in(text, from, to));
    return stands ? score : 0;
  }

  /**
   * Returns the same of a value that only stands beside its name, as in {@code with password 'x'} and Dockerfile's
   * {@code ENV API_KEY x}: it must have digits, and without quotes look drawn by more than that, or be long.
   */
  static double beside(SecretName name, Text text, int start, int from, int to) {
    Tally tally = Tally.of(text, from, to);
    boolean quoted = Assigned.quote(text.at(from - 1));
    boolean shaped = tally.digits() > 0 && tally.letters() > 0 && tally.spaces() == 0;
    boolean strong = tally.upper() > 0 && tally.lower() > 0 && tally.length() >= SHORTEST_STRONG;
    boolean constant = text.at(start) >= 'A' && text.at(start) <= 'Z' && text.at(start + 1) < 'a'
        && Randomness.count(text, Alphabet.LETTERS, start, from - 1) < from - 1 - start;
    boolean code = tally.length() >= LONG_CODE && tally.digits() * FEW_DIGITS > tally.length()
        && !uuid(text, from, to);
    return shaped && (quoted || code || strong && (name.chosen() || constant))
        ? of(name, text, from, to)
        : 0;
  }

  /** Whether it is a long word with a number behind it, such as no sentence has. */
  private static boolean numbered(Tally tally, Text text, int to) {
    return tally.length() >= SHORTEST_STRONG && tally.lower() > 0 && tally.upper() + tally.separators() > 0
        && Alphabet.DIGITS.has(text.at(to - 1))
        && Alphabet.DIGITS.has(text.at(to - 2));
  }

  /** Returns how sure it is that a machine drew the value. */
  private static double drawn(Tally tally, Text text, int from, int to) {
    boolean plain = Randomness.count(text, Alphabet.BASE64, from, to)
        + Randomness.count(text, Alphabet.TOKEN, from, to) >= tally.length() * 3 / 2;
    boolean few = tally.digits() * 16 < tally.length();
    if (tally.length() < SHORTEST_KEY || !plain || tally.spaces() > 0 || tally.letters() == 0
        || tally.digits() == 0 && tally.length() < LONG_KEY
        || few && !tally.mixed() || !text.clears(Doubt.WORDS, !Randomness.wordy(text, from, to))) {
      return 0;
    }
    double bits = Randomness.entropy(text, from, to);
    if (!text.clears(Doubt.WORDS, bits >= FEW_BITS)) {
      return 0;
    }
    return uuid(text, from, to) ? 0.6 : tally.length() >= LONG_KEY && bits >= MANY_BITS ? 0.85 : 0.7;
  }

  /** Returns how sure it is that a person chose the value. */
  private static double chosen(Tally tally, Text text, boolean quoted) {
    if (tally.length() > LONGEST_PASSWORD || tally.spaces() > 0 || tally.letters() == 0 && tally.marks() == 0
        || tally.letters() + tally.digits() == 0
        || !text.clears(Doubt.WORDS,
            tally.digits() + tally.marks() > 0 || tally.mixed() && tally.length() >= LONG_LETTERS)) {
      return 0;
    }
    return quoted || tally.marks() > 0 ? 0.65 : 0.55;
  }

  private static boolean uuid(Text text, int from, int to) {
    return to - from == 36 && text.at(from + 8) == '-' && text.at(from + 13) == '-'
        && text.at(from + 18) == '-'
        && text.at(from + 23) == '-';
  }
}

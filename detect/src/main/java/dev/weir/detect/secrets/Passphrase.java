package dev.weir.detect.secrets;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;
import java.util.Locale;
import java.util.Set;

/**
 * Tells a passphrase of words, as Diceware and password managers draw them: words of letters alone, joined by one and the same
 * sign, of which none is what fields, services and sentences are made of. Source: EFF, Dice-Generated Passphrases.
 */
final class Passphrase {

  private static final int FEWEST = 4;
  private static final int FEWEST_SPACED = 3;
  private static final int SHORTEST_WORD = 3;
  private static final int LONGEST_WORD = 12;

  /** Words of names and of sentences. */
  private static final Set<String> OTHERS = Set
      .of("""
          password passwd passwort passphrase secret secrets token tokens auth login user users name names account admin root the
          your you this that with for from and not new old must should enter type choose please required field form label text
          service server client config configuration default example sample test prod production staging database store vault
          manager value values file path home local http https internal external cluster node region east west north south main
          web app apps application backend frontend api data reset forgot change confirm confirmation strength policy generator
          hash hashed hashing encoder encoded encryption manual input output string none null empty redacted hidden has have was
          were will can could"""
          .strip().split("\\s+"));

  private Passphrase() {}

  /**
   * Returns whether one stands between {@code from} and {@code to}.
   *
   * @param named whether the name says that it is words: then dots and spaces may part them, and three may suffice
   */
  static boolean in(Text text, int from, int to, boolean named) {
    int sign = -1;
    int words = 0;
    int i = from;
    while (i < to) {
      int end = text.run(Alphabet.LETTERS, i);
      if (!word(text, i, Math.min(end, to))) {
        return false;
      }
      words++;
      boolean joins = end < to && (sign < 0 || text.at(end) == sign) && joint(text.at(end), named);
      if (end < to && !joins) {
        return false;
      }
      sign = text.at(end);
      i = end + 1;
    }
    return words >= (named ? FEWEST_SPACED : FEWEST) && text.at(to - 1) != sign;
  }

  private static boolean joint(int c, boolean named) {
    return c == '-' || c == '_' || named && (c == '.' || c == ' ');
  }

  /** Letters of one case, of which the first may be a capital. */
  private static boolean word(Text text, int from, int to) {
    if (to - from < SHORTEST_WORD || to - from > LONGEST_WORD) {
      return false;
    }
    for (int i = from + 2; i < to; i++) {
      if (((text.at(i) ^ text.at(i - 1)) & 0x20) != 0) {
        return false;
      }
    }
    return !OTHERS.contains(text.decoded(from, to).toLowerCase(Locale.ROOT));
  }
}

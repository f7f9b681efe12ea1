package dev.weir.detect.secrets;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;

/** Tells what a machine drew from what a person wrote: by entropy, and by how many pairs of letters are common in English. */
final class Randomness {

  /** By first letter: the second letters of the 220 commonest pairs, which make 93 of 100 pairs in prose and names of code. */
  private static final String[] COMMON = {"bcdgiklmnprstuvy", "aeilou", "aehiklortu", "adeiosu",
    "acdefglmnpqrstvxy", "aefiloru", "ehinrsu", "aeiot", "abcdefglmnoprstvz", "aeou", "e", "adeilostuy",
    "abeimopsu", "acdefgiostuv", "bcdgiklmnoprstuvw", "aeiloprstuy", "u", "acdegimnorstuy", "acehiopstuy",
    "acehiloprstuy", "abceilmnprst", "aei", "aehio", "cept", "pst", "e"};

  private static final int FEWEST_PAIRS = 5;
  private static final double WORDY = 0.72;
  private static final int READ = 256;

  private Randomness() {}

  /** Returns the Shannon entropy of the bytes between {@code from} and {@code to}, in bits a byte. */
  static double entropy(Text text, int from, int to) {
    int[] counts = new int[256];
    int length = Math.min(to - from, READ);
    for (int i = from; i < from + length; i++) {
      counts[text.at(i)]++;
    }
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        bits -= count * Math.log((double) count / length);
      }
    }
    return length == 0 ? 0 : bits / length / Math.log(2);
  }

  /** Returns whether the letters between {@code from} and {@code to} read like words. */
  static boolean wordy(Text text, int from, int to) {
    return wordy(text, from, to, FEWEST_PAIRS);
  }

  /** Returns the same, and never true of fewer than {@code fewest} pairs of letters. */
  static boolean wordy(Text text, int from, int to, int fewest) {
    int pairs = 0;
    int common = 0;
    for (int i = from + 1; i < Math.min(to, from + READ); i++) {
      int first = text.at(i - 1);
      int second = text.at(i);
      if (Alphabet.LETTERS.has(first) && Alphabet.LETTERS.has(second)) {
        pairs++;
        common += COMMON[(first | 0x20) - 'a'].indexOf(second | 0x20) >= 0 ? 1 : 0;
      }
    }
    boolean spelt = 2 * count(text, Alphabet.LETTERS, from, to) > Math.min(to - from, READ);
    return spelt && pairs >= fewest && common >= WORDY * pairs;
  }

  /** Returns how many characters of {@code alphabet} stand between {@code from} and {@code to}. */
  static int count(Text text, Alphabet alphabet, int from, int to) {
    int count = 0;
    for (int i = from; i < Math.min(to, from + READ); i++) {
      count += alphabet.has(text.at(i)) ? 1 : 0;
    }
    return count;
  }
}

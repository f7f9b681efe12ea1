package dev.weir.detect.prompt;

import java.util.Arrays;

/**
 * The words of a text as {@link WordReader} read them: the letters of each, their hash, its place in the text, and what stands
 * before it.
 */
final class Words {

  private static final long SEED = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private char[] letters = new char[256];
  private int[] letterEnd = new int[64];
  private long[] hashes = new long[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] gaps = new int[64];
  private int count;
  private int odd;

  /** Returns the words of {@code text}. */
  static Words of(String text) {
    Words words = new Words();
    new WordReader(words).read(text);
    return words;
  }

  /** Returns the hash of a word of which {@link #letter} has been taken for each letter, from {@link #start}. */
  static long start() {
    return SEED;
  }

  static long letter(long hash, char letter) {
    return (hash ^ letter) * PRIME;
  }

  int count() {
    return count;
  }

  long hashOf(int word) {
    return hashes[word];
  }

  int length(int word) {
    return letterEnd[word] - from(word);
  }

  char at(int word, int index) {
    return letters[from(word) + index];
  }

  /** Returns whether a word is a single letter, of a script whose letters do not stand alone. */
  boolean single(int word) {
    return length(word) == 1 && at(word, 0) < Letters.FIRST_ALONE;
  }

  /** Returns what stands before a word, 0 for spaces alone, as {@link Signs} has it. */
  int gap(int word) {
    return gaps[word];
  }

  /** Returns the first UTF-16 unit of a word in the text. */
  int start(int word) {
    return starts[word];
  }

  /** Returns the unit behind a word in the text. */
  int end(int word) {
    return ends[word];
  }

  /** Returns the first word that begins at a UTF-16 unit of the text or behind it; {@link #count} where none does. */
  int firstFrom(int unit) {
    int at = Arrays.binarySearch(starts, 0, count, unit);
    return at < 0 ? -at - 1 : at;
  }

  /** Returns how many characters were hidden, or letters of a strange alphabet within a Latin word. */
  int odd() {
    return odd;
  }

  void addOdd(int more) {
    odd += more;
  }

  void clear() {
    count = 0;
    odd = 0;
  }

  /** Returns the place among {@link #letters} of the first letter of {@code word}, which may be the next to be added. */
  int from(int word) {
    return word == 0 ? 0 : letterEnd[word - 1];
  }

  /** Returns the letters of all words, one behind the other: {@code size} of them have room. */
  char[] letters(int size) {
    if (size > letters.length) {
      letters = Arrays.copyOf(letters, Math.max(size, 2 * letters.length));
    }
    return letters;
  }

  /**
   * Adds a word whose letters are there already.
   *
   * @param end the place among the letters behind its last
   */
  void add(int end, long hash, int startInText, int endInText, int gap) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * count);
      letterEnd = Arrays.copyOf(letterEnd, 2 * count);
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      gaps = Arrays.copyOf(gaps, 2 * count);
    }
    letterEnd[count] = end;
    hashes[count] = hash;
    starts[count] = startInText;
    ends[count] = endInText;
    gaps[count] = gap;
    count++;
  }

  /** Takes the words of {@code others}, which is not used again, in place of these. */
  void become(Words others) {
    letters = others.letters;
    letterEnd = others.letterEnd;
    hashes = others.hashes;
    starts = others.starts;
    ends = others.ends;
    gaps = others.gaps;
    count = others.count;
    odd += others.odd;
  }
}

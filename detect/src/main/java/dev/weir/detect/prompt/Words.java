package dev.weir.detect.prompt;

import java.util.Arrays;

/**
 * The words of a text as they are read, each with its place in the text. Of scripts without spaces each character is a word.
 * Digits in words stand for the letters they look like, and i, l and 1 are one letter, so that {@code 1gn0re} and
 * {@code ignore} are one word.
 */
final class Words {

  /** No more words than this are read of one text: a megabyte of prose has two hundred thousand. */
  static final int MOST = 400_000;

  private static final long SEED = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /** Spelled-out letters: from this many on they are read as words. */
  private static final int SPELLED = 4;

  private static final int LATIN = 1;
  private static final int DIGIT = 2;
  private static final int OTHER = 4;
  /** Han signs are read as they stand. */
  private static final int FIRST_HAN = 0x3400;
  private static final int LAST_HAN = 0x9fff;

  private static final int LARGE = 1 << 16;

  private char[] units = new char[256];
  private char[] letters = new char[256];
  private int size;
  private int[] letterEnd = new int[64];
  private long[] hashes = new long[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] gaps = new int[64];
  private int count;
  private final Signs signs = new Signs();
  private int odd;
  /** How many words of one letter there were last in a row, and whether ever enough to be read as one. */
  private int single;
  private boolean spelled;
  /** Of the word that is being read: where it begins, -1 where none is, and ends, what its letters are, and come to. */
  private int wordStart = -1;
  private int wordEnd;
  private int kinds;
  private long hash = SEED;

  /** Returns the words of {@code text}. */
  static Words of(String text) {
    Words words = new Words();
    words.read(text);
    return words;
  }

  /** Reads {@code text} in place of the one before: no room is taken where that was as long. */
  void read(String text) {
    reset();
    int length = text.length();
    units = length <= units.length ? units : new char[length];
    text.getChars(0, length, units, 0);
    read(units, length);
    if (spelled) {
      joinSpelled(text);
    }
  }

  private void reset() {
    size = 0;
    count = 0;
    odd = 0;
    single = 0;
    spelled = false;
    signs.reset();
    wordStart = -1;
    kinds = 0;
    hash = SEED;
  }

  /** Returns whether so long a text was read that its room is better given back. */
  boolean large() {
    return units.length > LARGE;
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

  private int from(int word) {
    return word == 0 ? 0 : letterEnd[word - 1];
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

  /** Returns how many characters were hidden, or letters of a strange alphabet within a Latin word. */
  int odd() {
    return odd;
  }

  private void read(char[] text, int length) {
    int i = 0;
    while (i < length && count < MOST) {
      char unit = text[i];
      if (Letters.ascii(unit) != 0) {
        i = readAscii(text, i, length);
      } else if (unit == ' ') {
        close(wordStart, wordEnd);
        i++;
      } else if (unit >= 0x80) {
        i = readWide(text, i, length);
      } else if (wordStart < 0) {
        signs.add(unit);
        i++;
      } else {
        gap(text, unit, ++i, length);
      }
    }
    close(wordStart, wordEnd);
  }

  /** Reads a run of plain letters and digits; returns where it ends. */
  private int readAscii(char[] text, int from, int length) {
    wordStart = wordStart < 0 ? from : wordStart;
    room(length - from);
    char[] read = letters;
    int end = size;
    long rolling = hash;
    int found = 0;
    int jumps = 0;
    int i = from;
    for (int before = 0; i < length; i++) {
      int sign = Letters.ascii(text[i]);
      if (sign == 0) {
        break;
      }
      found |= sign;
      jumps |= sign & (before & Letters.SMALL) << 1;
      before = sign;
      char letter = (char) (sign & Letters.LETTER);
      read[end++] = letter;
      rolling = letter(rolling, letter);
    }
    if ((jumps & Letters.CAPITAL) != 0) {
      signs.jump();
    }
    hash = rolling;
    size = end;
    kinds |= ((found & (Letters.SMALL | Letters.CAPITAL)) != 0 ? LATIN : 0)
        | ((found & Letters.DIGIT) != 0 ? DIGIT : 0);
    wordEnd = i;
    return i;
  }

  /** Reads a character beyond ASCII; returns where the next begins. */
  private int readWide(char[] text, int from, int length) {
    int c = Character.codePointAt(text, from, length);
    int next = from + Character.charCount(c);
    if (c >= FIRST_HAN && c <= LAST_HAN) {
      close(wordStart, wordEnd);
      add((char) c);
      close(from, next);
      return next;
    }
    String read = Letters.of(c);
    if (read.equals(Letters.UNSEEN)) {
      odd += wordStart >= 0 ? 1 : 0;
    } else if (read.equals(Letters.GAP)) {
      gap(text, c, next, length);
    } else if (Letters.standsAlone(c)) {
      close(wordStart, wordEnd);
      add(read);
      close(from, next);
    } else {
      wordStart = wordStart < 0 ? from : wordStart;
      odd += c >= 0xe0000 ? 1 : 0;
      add(read);
      wordEnd = next;
    }
    return next;
  }

  /** Reads a sign, which may be part of a word. */
  private void gap(char[] text, int sign, int next, int length) {
    boolean inside = wordStart >= 0 && next < length
        && Character.isLetterOrDigit(Character.codePointAt(text, next, length));
    char read = inside ? Letters.inside(sign) : ' ';
    if (read == ' ') {
      close(wordStart, wordEnd);
      signs.add(sign);
    } else if (read != '\'') {
      add(read);
      wordEnd = next;
    }
  }

  private void room(int more) {
    if (letters.length - size < more) {
      letters = Arrays.copyOf(letters, 2 * size + more);
    }
  }

  private void add(char letter) {
    room(1);
    kinds |= letter >= 0x80 || letter < '0' ? OTHER : letter >= 'a' ? LATIN : DIGIT;
    char read = letter == 'l' ? 'i' : letter;
    letters[size++] = read;
    hash = letter(hash, read);
  }

  private void add(String read) {
    for (int i = 0; i < read.length(); i++) {
      add(read.charAt(i));
    }
  }

  private void close(int start, int end) {
    int from = count == 0 ? 0 : letterEnd[count - 1];
    if (start < 0 || size == from) {
      wordStart = -1;
      return;
    }
    canonical(from);
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * count);
      letterEnd = Arrays.copyOf(letterEnd, 2 * count);
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      gaps = Arrays.copyOf(gaps, 2 * count);
    }
    letterEnd[count] = size;
    hashes[count] = hash;
    hash = SEED;
    wordStart = -1;
    starts[count] = start;
    ends[count] = end;
    gaps[count] = signs.taken();
    single = size - from == 1 && letters[from] < Letters.FIRST_ALONE ? single + 1 : 0;
    spelled |= single >= SPELLED;
    count++;
  }

  /** A number is only that it is one; a word with a Latin letter is Latin, its digits are letters. */
  private void canonical(int from) {
    int read = kinds;
    kinds = 0;
    if (read == DIGIT && size > from + 1) {
      size = from;
      hash = SEED;
      add('#');
      kinds = 0;
    } else if (read != LATIN && (read & LATIN) != 0) {
      hash = SEED;
      for (int i = from; i < size; i++) {
        letters[i] = latin(letters[i]);
        hash = letter(hash, letters[i]);
      }
    }
  }

  private char latin(char c) {
    char read = c >= '0' && c <= '9' ? Letters.leet(c) : Letters.latin(c);
    odd += c >= 0x80 && read < 0x80 ? 1 : 0;
    return read == 'l' ? 'i' : read;
  }

  /** Reads {@code i g n o r e} as one word; a wider gap parts two of them. */
  private void joinSpelled(String text) {
    Words joined = new Words();
    for (int i = 0; i < count;) {
      int end = i + 1;
      while (end < count && single(end - 1) && single(end) && starts[end] - ends[end - 1] <= 1
          && text.charAt(ends[end - 1]) != '\n') {
        end++;
      }
      boolean spelled = end - i >= SPELLED;
      end = spelled ? end : i + 1;
      for (int letter = from(i); letter < letterEnd[end - 1]; letter++) {
        joined.add(letters[letter]);
      }
      joined.close(starts[i], ends[end - 1]);
      joined.gaps[joined.count - 1] = gaps[i];
      joined.odd += spelled ? end - i : 0;
      i = end;
    }
    letters = joined.letters;
    size = joined.size;
    letterEnd = joined.letterEnd;
    hashes = joined.hashes;
    starts = joined.starts;
    ends = joined.ends;
    gaps = joined.gaps;
    count = joined.count;
    odd += joined.odd;
  }

  private boolean single(int word) {
    return length(word) == 1 && at(word, 0) < Letters.FIRST_ALONE;
  }
}

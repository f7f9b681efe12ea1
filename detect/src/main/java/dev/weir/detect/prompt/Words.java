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
  private static final String LEET_DIGITS = "oizeasgtbg";
  private static final String LEET_SIGNS = "@a$s!i+t|i€e";

  /** Spelled-out letters: from this many on they are read as words. */
  private static final int SPELLED = 4;

  private static final int LATIN = 1;
  private static final int DIGIT = 2;
  private static final int OTHER = 4;
  private static final int LARGEST_START = 1 << 16;

  private char[] letters;
  private int size;
  private int[] letterEnd;
  private long[] hashes;
  private int[] starts;
  private int[] ends;
  private int count;
  private int odd;
  /** What the letters of the word that is being read are. */
  private int kinds;

  /** @param length of the text */
  private Words(int length) {
    int room = Math.min(length, LARGEST_START) + 16;
    letters = new char[room];
    // Few texts have words of less than four letters and a space on the average.
    int many = room / 5 + 8;
    letterEnd = new int[many];
    hashes = new long[many];
    starts = new int[many];
    ends = new int[many];
  }

  /** Returns the words of {@code text}. */
  static Words of(CharSequence text) {
    Words words = new Words(text.length());
    words.read(text);
    words.joinSpelled(text);
    for (int i = 0; i < words.count; i++) {
      words.hashes[i] = words.hash(i);
    }
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

  long hash(int word, int length) {
    int from = from(word);
    long hash = SEED;
    for (int i = from; i < from + length; i++) {
      hash = letter(hash, letters[i]);
    }
    return hash;
  }

  private long hash(int word) {
    return hash(word, length(word));
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

  private void read(CharSequence text) {
    int wordStart = -1;
    int wordEnd = 0;
    int i = 0;
    while (i < text.length() && count < MOST) {
      char unit = text.charAt(i);
      if (unit < 0x80 && Letters.ascii(unit) != 0) {
        wordStart = wordStart < 0 ? i : wordStart;
        add(Letters.ascii(unit));
        wordEnd = ++i;
        continue;
      }
      if (wordStart < 0 && unit < 0x80) {
        i++;
        continue;
      }
      if (unit == ' ') {
        close(wordStart, wordEnd);
        wordStart = -1;
        i++;
        continue;
      }
      int c = Character.codePointAt(text, i);
      int next = i + Character.charCount(c);
      String read = Letters.of(c);
      if (read.equals(Letters.UNSEEN)) {
        odd += wordStart >= 0 ? 1 : 0;
      } else if (read.equals(Letters.GAP)) {
        char sign = wordStart >= 0 ? inside(text, c, next) : ' ';
        if (sign == ' ') {
          close(wordStart, wordEnd);
          wordStart = -1;
        } else if (sign != '\'') {
          add(sign);
          wordEnd = next;
        }
      } else if (standsAlone(c)) {
        close(wordStart, wordEnd);
        add(read);
        close(i, next);
        wordStart = -1;
      } else {
        wordStart = wordStart < 0 ? i : wordStart;
        odd += c >= 0xe0000 ? 1 : 0;
        add(read);
        wordEnd = next;
      }
      i = next;
    }
    close(wordStart, wordEnd);
  }

  private void add(char letter) {
    if (size == letters.length) {
      letters = Arrays.copyOf(letters, 2 * size);
    }
    kinds |= letter >= 0x80 || letter < '0' ? OTHER : letter >= 'a' ? LATIN : DIGIT;
    letters[size++] = letter == 'l' ? 'i' : letter;
  }

  private void add(String read) {
    for (int i = 0; i < read.length(); i++) {
      add(read.charAt(i));
    }
  }

  /** What a sign within a word is read as: a letter, an apostrophe that is not read, or a space. */
  private static char inside(CharSequence text, int sign, int next) {
    boolean wordGoesOn = next < text.length() && Character.isLetterOrDigit(Character.codePointAt(text, next));
    if (!wordGoesOn) {
      return ' ';
    }
    if (sign == '\'' || sign == 0x2019) {
      return '\'';
    }
    int at = sign < 0x10000 ? LEET_SIGNS.indexOf((char) sign) : -1;
    return at >= 0 && at % 2 == 0 ? LEET_SIGNS.charAt(at + 1) : ' ';
  }

  /** Scripts that write without spaces between words. */
  private static boolean standsAlone(int c) {
    return c >= 0x0e00 && (c <= 0x0eff || c >= 0x3040 && c <= 0x9fff || c >= 0x20000 && c <= 0x3ffff
        || c >= 0xf900 && c <= 0xfaff || c >= 0x1780 && c <= 0x17ff);
  }

  private void close(int start, int end) {
    int from = count == 0 ? 0 : letterEnd[count - 1];
    if (start < 0 || size == from) {
      return;
    }
    canonical(from);
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * count);
      letterEnd = Arrays.copyOf(letterEnd, 2 * count);
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    letterEnd[count] = size;
    starts[count] = start;
    ends[count] = end;
    count++;
  }

  /** A number is only that it is one; a word with a Latin letter is Latin, its digits are letters. */
  private void canonical(int from) {
    int read = kinds;
    kinds = 0;
    if (read == DIGIT && size > from + 1) {
      size = from;
      add('#');
      kinds = 0;
    } else if (read != LATIN && (read & LATIN) != 0) {
      for (int i = from; i < size; i++) {
        letters[i] = latin(letters[i]);
      }
    }
  }

  private char latin(char c) {
    char read = c >= '0' && c <= '9' ? LEET_DIGITS.charAt(c - '0') : Letters.latin(c);
    odd += c >= 0x80 && read < 0x80 ? 1 : 0;
    return read == 'l' ? 'i' : read;
  }

  /** Reads {@code i g n o r e} as one word; a wider gap parts two of them. */
  private void joinSpelled(CharSequence text) {
    int run = 0;
    boolean any = false;
    for (int i = 0; i <= count && !any; i++) {
      run = i < count && length(i) == 1 && at(i, 0) < 0x0e00 ? run + 1 : 0;
      any = run >= SPELLED;
    }
    if (any) {
      rebuild(text);
    }
  }

  private void rebuild(CharSequence text) {
    Words joined = new Words(size);
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
      joined.odd += spelled ? end - i : 0;
      i = end;
    }
    letters = joined.letters;
    size = joined.size;
    letterEnd = joined.letterEnd;
    hashes = joined.hashes;
    starts = joined.starts;
    ends = joined.ends;
    count = joined.count;
    odd += joined.odd;
  }

  private boolean single(int word) {
    return length(word) == 1 && at(word, 0) < 0x0e00;
  }
}

package dev.weir.detect.prompt;

/**
 * Cuts a text into words. Of scripts without spaces each character is a word. Digits in words stand for the letters they look
 * like, and i, l and 1 are one letter, so that {@code 1gn0re} and {@code ignore} are one word. For one thread.
 */
final class WordReader {

  /** No more words than this are read of one text: a megabyte of prose has two hundred thousand. */
  static final int MOST = 400_000;

  /** Spelled-out letters: from this many on they are read as words. */
  private static final int SPELLED = 4;

  private static final int LATIN = 1;
  private static final int DIGIT = 2;
  private static final int OTHER = 4;
  /** Han signs are read as they stand. */
  private static final int FIRST_HAN = 0x3400;
  private static final int LAST_HAN = 0x9fff;

  private static final int LARGE = 1 << 16;

  private final Signs signs = new Signs();
  private char[] units = new char[256];
  private final Words words;
  private char[] letters;
  private int size;
  /** Where among the letters the word begins that is being read. */
  private int from;
  /** How many words of one letter there were last in a row, and whether ever enough to be read as one. */
  private int single;
  private boolean spelled;
  /** Of the word that is being read: where it begins, -1 where none is, and ends, what its letters are, and come to. */
  private int wordStart = -1;
  private int wordEnd;
  private int kinds;
  private long hash = Words.start();

  /** @param words where the words go */
  WordReader(Words words) {
    this.words = words;
    letters = words.letters(0);
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
    words.clear();
    size = 0;
    from = 0;
    single = 0;
    spelled = false;
    signs.reset();
    wordStart = -1;
    kinds = 0;
    hash = Words.start();
  }

  /** Returns whether so long a text was read that its room is better given back. */
  boolean large() {
    return units.length > LARGE;
  }

  private void read(char[] text, int length) {
    int i = 0;
    while (i < length && words.count() < MOST) {
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
      rolling = Words.letter(rolling, letter);
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
      words.addOdd(wordStart >= 0 ? 1 : 0);
    } else if (read.equals(Letters.GAP)) {
      gap(text, c, next, length);
    } else if (Letters.standsAlone(c)) {
      close(wordStart, wordEnd);
      add(read);
      close(from, next);
    } else {
      wordStart = wordStart < 0 ? from : wordStart;
      words.addOdd(c >= 0xe0000 ? 1 : 0);
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
      letters = words.letters(size + more);
    }
  }

  private void add(char letter) {
    room(1);
    kinds |= letter >= 0x80 || letter < '0' ? OTHER : letter >= 'a' ? LATIN : DIGIT;
    char read = letter == 'l' ? 'i' : letter;
    letters[size++] = read;
    hash = Words.letter(hash, read);
  }

  private void add(String read) {
    for (int i = 0; i < read.length(); i++) {
      add(read.charAt(i));
    }
  }

  private void close(int start, int end) {
    if (start >= 0 && size > from) {
      finish(start, end, signs.taken());
      single = words.single(words.count() - 1) ? single + 1 : 0;
      spelled |= single >= SPELLED;
    }
    wordStart = -1;
  }

  private void finish(int start, int end, int gap) {
    if (kinds != LATIN) {
      canonical();
    }
    kinds = 0;
    words.add(size, hash, start, end, gap);
    from = size;
    hash = Words.start();
  }

  /** A number is only that it is one; a word with a Latin letter is Latin, its digits are letters. */
  private void canonical() {
    if (kinds == DIGIT && size > from + 1) {
      size = from;
      hash = Words.start();
      add('#');
    } else if ((kinds & LATIN) != 0) {
      hash = Words.start();
      for (int i = from; i < size; i++) {
        letters[i] = latin(letters[i]);
        hash = Words.letter(hash, letters[i]);
      }
    }
  }

  private char latin(char c) {
    char read = c >= '0' && c <= '9' ? Letters.leet(c) : Letters.latin(c);
    words.addOdd(c >= 0x80 && read < 0x80 ? 1 : 0);
    return read == 'l' ? 'i' : read;
  }

  /** Reads {@code i g n o r e} as one word; a wider gap parts two of them. */
  private void joinSpelled(String text) {
    WordReader joined = new WordReader(new Words());
    for (int first = 0; first < words.count();) {
      int last = first;
      while (last + 1 < words.count() && isJoined(text, last)) {
        last++;
      }
      boolean isSpelled = last + 1 - first >= SPELLED;
      last = isSpelled ? last : first;
      for (int letter = words.from(first); letter < words.from(last + 1); letter++) {
        joined.add(letters[letter]);
      }
      joined.finish(words.start(first), words.end(last), words.gap(first));
      joined.words.addOdd(isSpelled ? last + 1 - first : 0);
      first = last + 1;
    }
    words.become(joined.words);
    letters = words.letters(0);
  }

  /** Returns whether a word and the next are single letters, with no more than a space between them. */
  private boolean isJoined(String text, int word) {
    int end = words.end(word);
    return words.single(word) && words.single(word + 1) && words.start(word + 1) - end <= 1
        && text.charAt(end) != '\n';
  }
}

package dev.weir.detect.names;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;

/** Tells by one look into the gazetteer whether a word with a capital may be part of a name: most words are turned away here. */
final class Evidence {

  private static final int LONGEST_WORD = 40;
  private static final int LONGEST_BYTES = 4 * LONGEST_WORD;
  private static final int LONGEST_ACRONYM = 4;

  private final Gazetteer gazetteer;
  private final ThreadLocal<Words> words;

  Evidence(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
    words = ThreadLocal.withInitial(() -> new Words(gazetteer));
  }

  /** Returns whether a name may begin at {@code at}; a letter beyond ASCII may stand there within a word too. */
  boolean at(Text text, int at) {
    return text.at(at) < 0x80 ? plain(text, at) : startsWord(text, at) && any(text, at);
  }

  private static boolean startsWord(Text text, int at) {
    int before = text.at(at - 1);
    return before < 0x80 && !Alphabet.ALNUM.has(before);
  }

  /** For words of plain letters, which are most: without cutting them out. */
  private boolean plain(Text text, int at) {
    long hash = Words.SEED;
    int capitals = 0;
    int end = at;
    int c = text.at(at);
    while (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
      capitals += c < 'a' ? 1 : 0;
      hash = Words.next(hash, c | 0x20);
      c = text.at(++end);
    }
    if (c >= 0x80 && c != (Text.BREAK & 0xff) || c == '\'') {
      return any(text, at);
    }
    int shape = capitals == end - at ? capitals == 1 ? Words.INITIAL : Words.UPPER : Words.CAPITALISED;
    return !Alphabet.WORD.has(c) && end - at <= LONGEST_WORD
        && tells(gazetteer.of(hash), shape, text, at, end);
  }

  /** Returns whether no name is as long as the word at {@code at}: reading it from each of its capitals would never end. */
  private static boolean endless(Text text, int at) {
    for (int i = at; i < at + LONGEST_BYTES; i++) {
      int c = text.at(i);
      if (c < 0x80 ? !Alphabet.ALNUM.has(c) && c != '\'' : c == (Text.BREAK & 0xff)) {
        return false;
      }
    }
    return true;
  }

  private boolean any(Text text, int at) {
    if (endless(text, at)) {
      return false;
    }
    Words word = words.get();
    word.clear();
    word.next(text, at);
    int shape = word.count() == 1 ? word.shape[0] : Words.LOWER;
    return shape >= Words.CAPITALISED && shape <= Words.MIXED
        && tells(word.known[0], shape, text, at, word.end[0]);
  }

  /** Everyday words tell only where they are names too and stand within a sentence; capitals alone, as in an abbreviation, tell nothing. */
  private static boolean tells(int known, int shape, Text text, int at, int end) {
    boolean everyday = (known & (Gazetteer.COMMON | Gazetteer.UNCOMMON)) != 0;
    boolean named = (known & (Gazetteer.NAME | Gazetteer.PLACE)) != 0;
    if (shape == Words.UPPER && !named || shape == Words.INITIAL) {
      boolean initial = shape == Words.INITIAL && text.at(end) == '.' && text.at(at - 1) != '-';
      return initial || shape == Words.UPPER && place(text, at, end);
    }
    int before = text.at(at - 1) == ' ' ? text.at(at - 2) : text.at(at - 1);
    boolean numbered = before >= '0' && before <= '9' || numbered(text, at);
    if (everyday) {
      return numbered || named;
    }
    return named || numbered || (known & (Gazetteer.THING | Gazetteer.COMPANY)) == 0;
  }

  /** A long word in capitals behind one that stands before places. */
  private static boolean place(Text text, int at, int end) {
    return end - at > LONGEST_ACRONYM && text.at(at - 1) == ' '
        && (text.has(" in", at - 4) || text.has(" to", at - 4) || text.has(" at", at - 4)
            || text.has("from", at - 5));
  }

  /** Behind a number with a letter or two, as {@code 221B} and {@code 6th} are. */
  private static boolean numbered(Text text, int at) {
    int i = text.at(at - 1) == ' ' ? at - 2 : at;
    int from = i;
    while (i > from - 2 && Alphabet.ALNUM.has(text.at(i)) && text.at(i) > '9') {
      i--;
    }
    return i < from && text.at(i) >= '0' && text.at(i) <= '9';
  }

  /**
   * Goes past words of plain small letters that are neither names nor what streets are called by, and past what stands between
   * them; returns where something else begins, {@code to} where nothing does.
   */
  int past(Text text, int from, int to) {
    for (int at = from; at < to;) {
      long hash = Words.SEED;
      int end = at;
      int c = text.at(at);
      for (; c >= 'a' && c <= 'z'; c = text.at(++end)) {
        hash = Words.next(hash, c);
      }
      boolean ends = c < 0x80 && !Alphabet.ALNUM.has(c) && c != '\'' || end == to;
      if (!ends || end > at
          && (onlyName(gazetteer.of(hash)) || Street.hints(text, at, end, Words.key(hash)))) {
        return at;
      }
      at = end + 1;
    }
    return to;
  }

  /** Returns whether the word is a name and nothing else, so that it tells without a capital. */
  static boolean onlyName(int known) {
    return (known & Gazetteer.NAME) != 0 && (known & Gazetteer.EVERYDAY) == 0;
  }
}

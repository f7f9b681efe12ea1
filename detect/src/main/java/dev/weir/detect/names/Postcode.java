package dev.weir.detect.names;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;

/** Postcodes as they are written in addresses: the shapes of the Universal Postal Union's members. */
final class Postcode {

  private static final int FOUR = Words.NUMBER + 4;
  private static final int FIVE = Words.NUMBER + 5;
  private static final int SIX = Words.NUMBER + 6;
  private static final int THREE = Words.NUMBER + 3;
  private static final int TWO = Words.NUMBER + 2;
  private static final int EIRCODE_ROUTE = 3;
  private static final int MOST_DIGITS = 5;
  private static final int SHORTEST = 3;
  private static final int LONGEST = 10;

  /** The letters of countries that some put before the code, as in {@code D-50674}. */
  private static final WordSet COUNTRIES = WordSet
      .of("d f a b l i e s n nl ch dk se fin fi cz pl lt lv gr pt es");
  private static final WordSet NAMES = WordSet.of("cep cap plz cp zip pin pincode postcode postal code");

  private Postcode() {}

  /** Returns the first token behind the postcode that begins with the token; the token itself where none does. */
  static int end(Text text, Words words, int i) {
    int from = i;
    while (from < i + 2 && from + 1 < words.count() && NAMES.has(words, from)) {
      from += text.at(words.start(from + 1)) == ':' || text.at(words.start(from + 1)) == '-' ? 2 : 1;
    }
    boolean country = from + 2 < words.count() && COUNTRIES.has(words, from) && words.glued[from + 1]
        && text.at(words.start(from + 1)) == '-';
    int code = country ? from + 2 : from;
    int end = code < words.count() ? coded(text, words, code) : code;
    return end > code && ends(text, words, end) ? end : i;
  }

  /** Returns whether postcodes are called by the token. */
  static boolean called(Words words, int i) {
    return NAMES.has(words, i);
  }

  private static int coded(Text text, Words words, int i) {
    int two = twoParts(words, i);
    if (two > i) {
      return two;
    }
    int shape = words.shape[i];
    if (shape != FOUR && shape != FIVE && shape != SIX && shape != THREE && shape != TWO) {
      return i;
    }
    int next = i + 1;
    boolean hyphen = next + 1 < words.count() && words.glued[next] && words.glued[next + 1]
        && text.at(words.start(next)) == '-';
    if (hyphen && hyphenated(shape, words.shape[next + 1])) {
      return next + 2;
    }
    boolean swedish = shape == THREE && next < words.count() && words.shape[next] == TWO
        && !words.glued[next];
    if (swedish) {
      return next + 1;
    }
    boolean dutch = shape == FOUR && next < words.count() && words.shape[next] == Words.UPPER
        && words.end(next) - words.start(next) == 2;
    return dutch ? next + 1 : shape >= FOUR ? next : i;
  }

  private static boolean hyphenated(int first, int second) {
    return first == FIVE && (second == FOUR || second == THREE) || first == FOUR && second == THREE
        || first == THREE && second == FOUR || first == TWO && second == THREE;
  }

  /** {@code BS1 4TZ}, {@code M5J 0B5} and {@code A96 D7X8}; a code in one piece is not told from other codes. */
  private static int twoParts(Words words, int i) {
    int next = i + 1;
    boolean both = next < words.count() && words.shape[i] == Words.NUMBERED
        && words.shape[next] == Words.NUMBERED && !words.glued[next];
    int first = words.end(i) - words.start(i);
    int second = both ? words.end(next) - words.start(next) : 0;
    return second == 3 && first >= 2 && first <= 4 || second == 4 && first == EIRCODE_ROUTE ? next + 1 : i;
  }

  /** Returns whether it is of a shape that hardly anything else has, so that no town need stand beside it. */
  static boolean strong(Words words, int from, int end) {
    boolean japanese = words.shape[from] == THREE && words.shape[end - 1] == FOUR;
    return words.shape[end - 1] == Words.NUMBERED && end - from >= 2
        || words.shape[end - 1] == Words.UPPER || end - from >= 3 && !japanese;
  }

  /** Returns whether four or five digits and a space stand at {@code at}, maybe behind one. */
  static boolean begins(Text text, int at) {
    int from = text.at(at) == ' ' ? at + 1 : at;
    int digits = text.run(Alphabet.DIGITS, from) - from;
    return (digits == MOST_DIGITS || digits == MOST_DIGITS - 1) && text.at(from + digits) == ' ';
  }

  /** Returns whether all from {@code start} to before {@code end} can be a postcode: digits, capitals, one space or hyphen. */
  static boolean fills(Text text, int start, int end) {
    int digits = 0;
    int joints = 0;
    for (int i = start; i < end; i++) {
      int c = text.at(i);
      digits += Alphabet.DIGITS.has(c) ? 1 : 0;
      joints += c == ' ' || c == '-' ? 1 : 0;
      if (!Alphabet.UPPER_ALNUM.has(c) && c != ' ' && c != '-') {
        return false;
      }
    }
    return digits > 1 && joints <= 1 && end - start >= SHORTEST && end - start <= LONGEST;
  }

  private static boolean ends(Text text, Words words, int end) {
    int behind = text.at(words.end(end - 1));
    boolean digit = text.at(words.end(end - 1) + 1) >= '0' && text.at(words.end(end - 1) + 1) <= '9';
    return behind != '-' && behind != '_' && behind != '%' && behind != '@' && behind != '/'
        && !(digit && (behind == '.' || behind == ','));
  }
}

package dev.weir.detect.names;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;

/** What must hold of a name whatever the tagger says. */
final class Checks {

  /** Letters before the second capital of a name: as in McCoy, DeRose and MacArthur, not as in OrderService. */
  private static final int LONGEST_PREFIX = 3;

  /** The longest word with digits in it that addresses have: postcodes and numbers of houses. */
  private static final int LONGEST_CODE = 10;

  /** Signs that addresses never have. */
  private static final String FOREIGN = "@={<_\"";

  /** What programs and books count, written as a street and its number would be. */
  private static final WordSet COUNTED = WordSet
      .of("line column page chapter section figure version step row table item"
          + " size part volume level day week question error code article");

  private static final WordSet MEASURES = WordSet
      .of("mg ml kg mcg km cm mm gb mb kb ms usd eur gbp hrs hours mins minutes uhr");

  /** Short for words that streets are called by, and said before names, too. */
  private static final WordSet TITLES = WordSet.of("dr st");

  /** So many names with a number behind each are counted, and no address. */
  private static final int LISTED = 3;

  /** Programs and languages whose names are places, too, and rarely meant as such. */
  private static final WordSet PROGRAMS = WordSet.of("safari java delphi chrome edge opera");

  private static final WordSet WARES = WordSet.of("china turkey jersey panama");

  /** Small words that go on behind a country's name. */
  private static final WordSet GOES_ON = WordSet
      .of("and or but is was are were has had have will would can could may might in on at to from for of by with"
          + " as since until during after before where when which that who while because than then also if not");

  private Checks() {}

  /** Returns whether the tokens from {@code from} to before {@code to} can be what {@code tag} says. */
  static boolean pass(Text text, Words words, Tag tag, int from, int to) {
    return tag == Tag.ADDRESS
        ? postal(text, words, from, to)
        : apart(text, words.start(from), words.end(to - 1))
            && !(tag == Tag.PERSON && to == from + 1 && versioned(text, words, from))
            && (named(text, words, from, to) || tag == Tag.LOCATION && written(words, from, to))
            && !(tag == Tag.LOCATION && to > from + 1 && Street.type(words, to - 1))
            && !(tag == Tag.LOCATION && to == from + 1
                && (PROGRAMS.has(words, from) || ware(words, from) || greeting(text, words, from)));
  }

  /** A country's name that is a ware as well, before a small word that it says the sort of. */
  private static boolean ware(Words words, int token) {
    return WARES.has(words, token) && token + 1 < words.count() && words.shape[token + 1] == Words.LOWER
        && !GOES_ON.has(words, token + 1);
  }

  /** The name of a program: a version stands behind it. */
  private static boolean versioned(Text text, Words words, int token) {
    int next = token + 1;
    return next + 2 < words.count() && words.shape[next] >= Words.NUMBER && words.glued[next + 1]
        && text.at(words.start(next + 1)) == '.' && words.glued[next + 2]
        && words.shape[next + 2] >= Words.NUMBER;
  }

  /** An everyday word that is all of a clause, such as mails open and close with. */
  private static boolean greeting(Text text, Words words, int token) {
    int behind = text.at(words.end(token));
    boolean place = (words.known[token] & (Gazetteer.CITY | Gazetteer.COUNTRY)) != 0;
    return (words.known[token] & Gazetteer.EVERYDAY) != 0 && !place && (behind == '!' || behind == ',')
        && (token == 0 || words.shape[token - 1] <= Words.SIGN);
  }

  /** One word at least that the gazetteer holds as a name, or that it does not hold at all. */
  private static boolean named(Text text, Words words, int from, int to) {
    for (int i = from; i < to; i++) {
      int known = words.known[i];
      boolean name = (known & (Gazetteer.NAME | Gazetteer.PLACE)) != 0;
      boolean everyday = words.shape[i] == Words.LOWER && (known & Gazetteer.EVERYDAY) != 0;
      boolean unknown = known == 0 && (words.shape[i] == Words.CAPITALISED || words.shape[i] == Words.CASELESS
          || words.shape[i] == Words.MIXED && prefixed(text, words.start(i)));
      if (name && !everyday || unknown) {
        return true;
      }
    }
    return false;
  }

  /** Several words with capitals, or one long word of capitals only: towns are often made of everyday words, and not all are known. */
  private static boolean written(Words words, int from, int to) {
    int capitals = 0;
    for (int i = from; i < to; i++) {
      capitals += words.shape[i] == Words.CAPITALISED
          ? 1
          : words.shape[i] == Words.UPPER && words.end(i) - words.start(i) > 4 ? 2 : 0;
    }
    return capitals > 1;
  }

  private static boolean prefixed(Text text, int start) {
    for (int i = start + 2; i <= start + LONGEST_PREFIX; i++) {
      if (Letters.capital(text.at(i))) {
        return Letters.capital(text.at(start));
      }
    }
    return false;
  }

  /** Returns where a name ends: before letters without capitals where it has such, before a line's end and before any mark but a dot. */
  static int end(Text text, Words words, int from, int to) {
    int end = to;
    while (end > from + 1 && trails(text, words, from, end - 1)) {
      end--;
    }
    return end;
  }

  private static boolean trails(Text text, Words words, int from, int last) {
    int c = text.at(words.start(last));
    return words.shape[last] == Words.LINE || words.shape[last] == Words.SIGN && c != '.' && c != ')'
        || words.shape[last] == Words.CASELESS && words.shape[from] != Words.CASELESS;
  }

  /** Not a part of an identifier, of a path or of a host's name. */
  private static boolean apart(Text text, int start, int end) {
    int before = text.at(start - 1);
    int behind = text.at(end) == '.' ? text.at(end + 1) : text.at(end);
    return !Alphabet.WORD.has(before) && before != '@' && before != '/' && before != '\\' && before != '.'
        && before != '$'
        && !Alphabet.WORD.has(behind) && text.at(end) != '@' && text.at(end) != '(' && text.at(end) != '/'
        && (behind != '\\' || quote(text.at(end + 1)));
  }

  private static boolean quote(int c) {
    return c == '"' || c == '\'';
  }

  /**
   * A word of three letters or more, and a number or a word that streets are called by; no number as long as those of cards and
   * telephones, no sign that addresses never have, nothing that is only counted.
   */
  private static boolean postal(Text text, Words words, int from, int to) {
    boolean word = false;
    boolean place = false;
    boolean counted = from + 1 < to && COUNTED.has(words, from) && words.shape[from + 1] >= Words.NUMBER
        || listed(text, words, from, to);
    for (int i = from; i < to; i++) {
      boolean code = words.shape[i] == Words.NUMBERED && words.end(i) - words.start(i) > LONGEST_CODE;
      if (code || words.shape[i] == Words.LONG_NUMBER || FOREIGN.indexOf(text.at(words.start(i))) >= 0) {
        return false;
      }
      if (i > from && MEASURES.has(words, i) && words.shape[i - 1] >= Words.NUMBER) {
        return false;
      }
      word |= words.lettered(i) && words.end(i) - words.start(i) > 2;
      place |= words.shape[i] >= Words.NUMBER || words.shape[i] == Words.NUMBERED
          || (words.known[i] & Gazetteer.STREET) != 0 && !TITLES.has(words, i);
    }
    boolean bare = to - from == 2 && Street.type(words, to - 1);
    return word && place && !counted && !bare;
  }

  /** Names that are counted one by one, as in {@code Jordan 14, Georgia 22, Chad 3}: the next begins behind each number. */
  private static boolean listed(Text text, Words words, int from, int to) {
    int items = 0;
    for (int i = from; i + 1 < to; i += 3) {
      boolean item = words.shape[i] == Words.CAPITALISED && words.shape[i + 1] >= Words.NUMBER;
      boolean next = i + 2 >= to || text.at(words.start(i + 2)) == ',';
      if (!item || !next) {
        return false;
      }
      items++;
    }
    return items >= LISTED;
  }
}

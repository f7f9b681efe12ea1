package dev.weir.detect.names;

import dev.weir.detect.engine.Text;

/**
 * A name as registers have it, the family name first: {@code Patient: Ramirez, Estella}, {@code "O'Brien, Patrick" <…>},
 * {@code SINGH, HARPREET F}, and {@code NAKAMURA/HIROSHI MR} on tickets. It is one name, where a list of two has none before it.
 */
final class Inverted {

  private static final int GIVEN = Gazetteer.GIVEN | Gazetteer.WELL_GIVEN;
  private static final int BREAK = Text.BREAK & 0xff;
  private static final int MOST_FAMILY = 3;
  private static final int MOST_GIVEN = 3;
  private static final int SHORTEST_UPPER = 3;

  /** What stands before a name, as the word for whose it is does. */
  private static final WordSet BEFORE = WordSet.of("from von de da van to an");
  private static final WordSet TITLES = WordSet.of("mr mrs ms miss mstr dr chd inf esq jr sr phd md");

  private static final WordSet AND = WordSet.of("and or y et und e ed en i och og ve");
  private static final WordSet BIRTH = WordSet.of("dob born");

  private Inverted() {}

  /** Returns the first token behind the name that begins with the token; the token itself where none does. */
  static int end(Text text, Words words, int i) {
    int family = part(text, words, i, MOST_FAMILY);
    if (family == i || family >= words.count()
        || words.glued[i] && !opens(text, words, i) && text.at(words.start(i) - 1) != '"') {
      return i;
    }
    boolean comma = text.at(words.start(family)) == ',' && family + 1 < words.count()
        && !words.glued[family + 1];
    int given = comma || ticket(text, words, i, family)
        ? part(text, words, family + 1, MOST_GIVEN)
        : family + 1;
    boolean ordinary = family > i + 1 && (words.known[i] & GIVEN) != 0 && given > family + 1
        && (words.known[family + 1] & GIVEN) == 0;
    if (ordinary) {
      return i;
    }
    boolean known = comma || ((words.known[i] | words.known[given - 1]) & Gazetteer.NAME) != 0;
    boolean two = known && given > family + 1 && family(words, i, family) && given(words, family + 1)
        && (closes(text, words, given) || comma && goesOn(words, i, given));
    boolean quote = text.at(words.start(i) - 1) == '"';
    boolean opens = quote
        ? !places(words, i, given - 1) && (opens(text, words, i) || comma && quoted(text, words, given))
        : opens(text, words, i) || comma && alone(text, words, i, given);
    return two && (opens || described(text, words, given, comma)) ? given : i;
  }

  /** Returns whether the token, a comma and the next are a family's name and a given one, so that what follows is worth a look. */
  static boolean likely(Text text, Words words, int i) {
    int given = i + 2;
    return given < words.count() && text.at(words.start(i + 1)) == ',' && !words.glued[given]
        && words.shape[i] == words.shape[given] && Roles.named(words, i) && Roles.named(words, given);
  }

  /** Returns whether the tokens are such a name, with its comma, and nothing more. */
  static boolean fills(Text text, Words words) {
    int family = part(text, words, 0, MOST_FAMILY);
    boolean comma = family > 0 && family + 1 < words.count() && text.at(words.start(family)) == ',';
    return comma && part(text, words, family + 1, MOST_GIVEN) == words.count() && family(words, 0, family)
        && given(words, family + 1) && !places(words, 0, words.count() - 1);
  }

  /** A sentence goes on behind it, where before it stands what one person is. */
  private static boolean goesOn(Words words, int from, int end) {
    return from > 0 && Roles.sure(words, from - 1) && words.shape[end] == Words.LOWER && !AND.has(words, end);
  }

  /** All of a value, and by both of its words a name. */
  private static boolean alone(Text text, Words words, int from, int end) {
    int last = words.end(end - 1);
    return text.at(words.start(from) - 1) == BREAK && text.at(last) == BREAK && likely(text, words, from)
        && !places(words, from, end - 1);
  }

  /** A quote closes behind it, too. */
  private static boolean quoted(Text text, Words words, int end) {
    return text.at(words.end(end - 1)) == '"';
  }

  /** A town and the country or the region that it lies in, or another: persons are called so, too, but not by two of them. */
  private static boolean places(Words words, int first, int last) {
    return place(words, last) && (place(words, first) || (words.known[last] & GIVEN) == 0);
  }

  private static boolean place(Words words, int i) {
    return (words.known[i] & (Gazetteer.CITY | Gazetteer.COUNTRY)) != 0;
  }

  /** A title follows on a ticket; behind a comma, sex, age or birth of a patient. */
  private static boolean described(Text text, Words words, int end, boolean comma) {
    if (end >= words.count() || !comma) {
      return end < words.count() && TITLES.has(words, end);
    }
    int sex = text.at(words.end(end) - 1);
    boolean last = sex == 'F' || sex == 'M' || sex == 'X';
    return last && (words.shape[end] == Words.INITIAL || words.shape[end] == Words.NUMBERED)
        || BIRTH.has(words, end);
  }

  /** A stroke between capitals, as on tickets. */
  private static boolean ticket(Text text, Words words, int from, int stroke) {
    return text.at(words.start(stroke)) == '/' && words.shape[from] == Words.UPPER
        && stroke + 1 < words.count()
        && words.shape[stroke + 1] == Words.UPPER;
  }

  /** Words with capitals, joined by hyphens or parted by spaces. */
  private static int part(Text text, Words words, int from, int most) {
    int end = from;
    for (int i = from; i < words.count() && i < from + 2 * most; i++) {
      boolean hyphen = i > from && words.glued[i] && text.at(words.start(i)) == '-';
      boolean word = words.shape[i] == Words.CAPITALISED || words.shape[i] == Words.MIXED
          || words.shape[i] == Words.UPPER && words.end(i) - words.start(i) >= SHORTEST_UPPER
              && words.shape[from] == Words.UPPER
          || words.shape[i] == Words.INITIAL && i > from && text.at(words.end(i)) == '.';
      boolean particle = i > from && i + 1 < words.count() && Titles.particle(words, i) && !words.glued[i];
      boolean dot = i > from && words.shape[i - 1] == Words.INITIAL && text.at(words.start(i)) == '.';
      if (!hyphen && !word && !dot && !particle || TITLES.has(words, i) || BIRTH.has(words, i)
          || Roles.sure(words, i)) {
        break;
      }
      end = word || dot ? i + 1 : end;
    }
    return end;
  }

  private static boolean opens(Text text, Words words, int i) {
    int before = text.at(words.start(i) - 1);
    return before == '"' && text.at(words.start(i) - 2) != ',' || named(text, words, i);
  }

  /** What one person is stands before it, with a colon or so that nothing else can be meant. */
  private static boolean named(Text text, Words words, int i) {
    boolean colon = i > 1 && text.at(words.start(i - 1)) == ':';
    return colon && (Roles.holder(words, i - 2) || BEFORE.has(words, i - 2))
        || i > 0 && Roles.sure(words, i - 1) && !words.glued[i];
  }

  /** Not a name that persons are given and no family has. */
  private static boolean family(Words words, int from, int to) {
    int known = words.known[to - 1];
    boolean given = (known & GIVEN) != 0;
    boolean family = (known & (Gazetteer.FAMILY | Gazetteer.WELL_FAMILY)) != 0;
    return family || !given && (known & Gazetteer.COMMON) == 0 && words.lettered(from);
  }

  private static boolean given(Words words, int i) {
    return (words.known[i] & GIVEN) != 0
        || words.known[i] == 0 && words.lettered(i);
  }

  /** The field ends behind it, or what is no name follows: a list of names would go on. */
  private static boolean closes(Text text, Words words, int end) {
    if (end >= words.count() || words.shape[end] == Words.LINE || words.shape[end] == Words.BREAK) {
      return true;
    }
    int c = text.at(words.start(end));
    boolean clause = c == ',' && end + 1 < words.count() && !AND.has(words, end + 1)
        && (words.shape[end + 1] == Words.LOWER || words.shape[end + 1] >= Words.NUMBERED);
    return words.shape[end] == Words.SIGN ? clause || "\"';|<([.".indexOf(c) >= 0 : words.telling(end);
  }
}

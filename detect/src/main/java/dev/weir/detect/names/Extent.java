package dev.weir.detect.names;

import dev.weir.detect.engine.Text;

/** Where an address begins and ends, put right by what addresses are made of: the tagger sees five words at a time. */
final class Extent {

  private static final String CORNER = "the corner of ";
  /** More digits than these on a line of digits are a telephone's. */
  private static final int MOST_DIGITS = 6;

  /** A word before a dot that is longer ends a sentence. */
  private static final int LONGEST_ABBREVIATION = 4;

  private static final int LONGEST_PARTICLE = 3;

  private static final WordSet TYPES = WordSet.of("street st road rd avenue ave");
  private static final WordSet AND = WordSet.of("and");
  private static final WordSet IN = WordSet.of("in");
  private static final WordSet GOES_ON = WordSet
      .of("by for until before after with from this please bitte merci gracias grazie obrigado thanks when if is was");
  private static final WordSet LEADING_TYPES = WordSet
      .of("rue via calle avenida rua ul ulica piazza viale plaza largo"
          + " travessa avenue drive lane court boulevard place square terrace way");

  private Extent() {}

  /**
   * Returns the first token of the address: a number alone at the start of its line goes with the one behind it, a unit always,
   * and small words of the sentence before it never.
   */
  static int first(Text text, Words words, int from, int to) {
    int behind = behindSmall(text, words, from, to);
    if (behind > from) {
      return behind;
    }
    if (from > 2 && text.at(words.start(from - 1)) == ',' && Unit.end(text, words, from - 3) == from - 1) {
      return from - 3;
    }
    boolean two = from > 0 && words.shape[from] >= Words.NUMBER && words.shape[from - 1] >= Words.NUMBER
        && words.shape[from - 1] < Words.LONG_NUMBER && words.end(from - 1) + 1 == words.start(from);
    return two && Parts.opensLine(text, words.start(from - 1)) ? from - 1 : from;
  }

  /**
   * The first token behind all small words before the first of a street or with a capital; {@code from} where there are none.
   * A small word between a number and a capital is a street's.
   */
  private static int behindSmall(Text text, Words words, int from, int to) {
    int first = from;
    int i = from;
    while (i < to && !(words.lettered(i) && (words.telling(i) || located(words, i)))) {
      boolean street = i > from && i + 1 < to && words.shape[i - 1] >= Words.NUMBER
          && words.shape[i + 1] < Words.NUMBERED;
      first = words.shape[i] == Words.LOWER && !street ? i + 1 : first;
      i++;
    }
    boolean hour = first > from && first + 2 < i && words.shape[first] == Words.NUMBERED
        && text.at(words.start(first + 1)) == ',';
    return !capital(words, i, to) ? from : hour ? first + 2 : first;
  }

  private static boolean capital(Words words, int from, int to) {
    for (int i = from; i < to; i++) {
      if (words.lettered(i) && words.telling(i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean located(Words words, int token) {
    return (words.known[token] & (Gazetteer.STREET | Gazetteer.PLACE)) != 0;
  }

  /** Returns the end of an address before the word {@code in}: the town behind it is a place of its own. */
  static int beforeIn(Words words, Tag tag, int from, int to) {
    for (int i = from + 2; tag == Tag.ADDRESS && i < to; i++) {
      if (words.shape[i] == Words.LOWER && IN.has(words, i) && words.telling(i - 1)) {
        return i;
      }
    }
    return to;
  }

  /** Returns whether {@code start} stands behind what a corner of two streets is called. */
  static boolean cornered(Text text, int start) {
    return text.hasAnyCase(CORNER, start - CORNER.length());
  }

  /** Returns where the address that begins with the token {@code from} does so in the text: a corner with its words for it. */
  static int start(Text text, Words words, int from, int to) {
    int start = words.start(from);
    for (int i = from; i < to; i++) {
      if (text.hasAnyCase("and ", words.start(i)) && cornered(text, start)) {
        return start - CORNER.length();
      }
    }
    return start;
  }

  /** Returns the end of the address without what only follows it: a line of telephone numbers, a verb, the word street once more. */
  static int end(Text text, Words words, int from, int to) {
    int end = Checks.end(text, words, from,
        beforePhone(words, from,
            sentence(words, from, stop(text, words, from, corner(text, words, from, to)))));
    while (end > from + 1 && follows(text, words, from, end - 1)) {
      end = Checks.end(text, words, from, end - 1);
    }
    return end;
  }

  /** Both streets of a corner. */
  private static int corner(Text text, Words words, int from, int to) {
    boolean half = to < words.count() && text.hasAnyCase("and ", words.start(to))
        && cornered(text, words.start(from));
    int end = half ? to + 1 : to;
    while (half && end < words.count() && words.telling(end)) {
      end++;
    }
    return end > to + 1 ? end : to;
  }

  /** Where its sentence or its clause ends. */
  private static int stop(Text text, Words words, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int c = text.at(words.start(i));
      boolean mark = words.shape[i] == Words.SIGN && words.end(i) == words.start(i) + 1;
      if (mark && (c == '?' || c == '!' || c == ';' || c == '.' && fullStop(words, i, to))) {
        return i;
      }
    }
    return to;
  }

  /** Behind a postcode or a word that is no abbreviation, and before a word that begins a sentence. */
  private static boolean fullStop(Words words, int dot, int to) {
    int before = words.end(dot - 1) - words.start(dot - 1);
    boolean whole = words.shape[dot - 1] == Words.CAPITALISED || words.shape[dot - 1] >= Words.NUMBER;
    return words.glued[dot] && whole && before > LONGEST_ABBREVIATION && dot + 1 < to && !words.glued[dot + 1]
        && words.lettered(dot + 1) && words.telling(dot + 1);
  }

  /** Before a small word that goes on with the sentence, or before two of any behind words with capitals and before no number. */
  private static int sentence(Words words, int from, int to) {
    boolean capital = false;
    for (int i = from; i < to; i++) {
      capital |= words.shape[i] == Words.CAPITALISED;
      boolean two = capital && small(words, i) && i + 1 < to && words.shape[i + 1] == Words.LOWER
          && (i + 2 == to || words.shape[i + 2] < Words.NUMBER);
      if (i > from + 1 && words.shape[i] == Words.LOWER && (two || GOES_ON.has(words, i))) {
        return i;
      }
    }
    return to;
  }

  /** Returns whether the token is a small word, longer than those between the words of names. */
  static boolean small(Words words, int token) {
    return words.shape[token] == Words.LOWER && words.end(token) - words.start(token) > LONGEST_PARTICLE
        && !located(words, token);
  }

  private static int beforePhone(Words words, int from, int to) {
    int line = to;
    int digits = 0;
    for (int i = from; i < to; i++) {
      if (words.shape[i] == Words.LINE) {
        line = i;
        digits = 0;
      } else if (words.lettered(i)) {
        line = to;
      } else if (line < to) {
        digits += words.end(i) - words.start(i);
      }
      if (digits > MOST_DIGITS) {
        return line;
      }
    }
    return to;
  }

  private static boolean follows(Text text, Words words, int from, int last) {
    int word = text.at(words.start(last)) == '.' && words.glued[last] ? last - 1 : last;
    if (word <= from + 1) {
      return false;
    }
    boolean everyday = words.shape[word] == Words.LOWER && (words.known[word] & Gazetteer.EVERYDAY) != 0
        && (words.known[word] & (Gazetteer.STREET | Gazetteer.PLACE)) == 0;
    int before = words.shape[word - 1];
    boolean named = before >= Words.NUMBER || before == Words.NUMBERED
        || text.at(words.start(word - 1)) == '.' && words.shape[word - 2] >= Words.NUMBER
        || TYPES.has(words, word - 1) || typed(words, from, word);
    return everyday && word == last || TYPES.has(words, word) && named;
  }

  /** Whether the street, which may be the second of a corner, is called so by a word before. */
  private static boolean typed(Words words, int from, int to) {
    boolean typed = false;
    for (int i = from; i < to; i++) {
      typed = (typed || LEADING_TYPES.has(words, i)) && !AND.has(words, i);
    }
    return typed;
  }
}

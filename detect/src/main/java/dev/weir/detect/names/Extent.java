package dev.weir.detect.names;

import dev.weir.detect.engine.Text;

/** Where an address begins and ends, put right by what addresses are made of: the tagger sees five words at a time. */
final class Extent {

  private static final String CORNER = "the corner of ";
  /** More digits than these on a line of digits are a telephone's. */
  private static final int MOST_DIGITS = 6;

  private static final WordSet TYPES = WordSet.of("street st road rd avenue ave");
  private static final WordSet AND = WordSet.of("and");
  private static final WordSet IN = WordSet.of("in");
  private static final WordSet GOES_ON = WordSet
      .of("by for until before after with from this please bitte merci gracias grazie obrigado thanks when if is was");
  private static final WordSet LEADING_TYPES = WordSet
      .of("rue via calle avenida rua ul ulica piazza viale plaza largo"
          + " travessa avenue drive lane court boulevard place square terrace way");

  private Extent() {}

  /** Returns the first token of the address: a number alone at the start of its line goes with the one behind it, a unit always. */
  static int first(Text text, Words words, int from) {
    if (from > 2 && text.at(words.start(from - 1)) == ',' && Parts.unit(words, from - 3, from)) {
      return from - 3;
    }
    boolean two = from > 0 && words.shape[from] >= Words.NUMBER && words.shape[from - 1] >= Words.NUMBER
        && words.shape[from - 1] < Words.LONG_NUMBER && words.end(from - 1) + 1 == words.start(from);
    return two && Parts.opensLine(text, words.start(from - 1)) ? from - 1 : from;
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

  /** Returns where the address that begins with the token {@code from} does so in the text: a corner with its words for it. */
  static int start(Text text, Words words, int from, int to) {
    int start = words.start(from);
    for (int i = from; i < to; i++) {
      if (text.hasAnyCase("and ", words.start(i)) && text.hasAnyCase(CORNER, start - CORNER.length())) {
        return start - CORNER.length();
      }
    }
    return start;
  }

  /** Returns the end of the address without what only follows it: a line of telephone numbers, a verb, the word street once more. */
  static int end(Text text, Words words, int from, int to) {
    int end = Checks.end(text, words, from,
        beforePhone(words, from, sentence(words, from, corner(text, words, from, to))));
    while (end > from + 1 && follows(text, words, from, end - 1)) {
      end = Checks.end(text, words, from, end - 1);
    }
    return end;
  }

  /** Both streets of a corner. */
  private static int corner(Text text, Words words, int from, int to) {
    boolean half = to < words.count() && text.hasAnyCase("and ", words.start(to))
        && text.hasAnyCase(CORNER, words.start(from) - CORNER.length());
    int end = half ? to + 1 : to;
    while (half && end < words.count() && words.telling(end)) {
      end++;
    }
    return end > to + 1 ? end : to;
  }

  /** Before a small word that goes on with the sentence. */
  private static int sentence(Words words, int from, int to) {
    for (int i = from + 2; i < to; i++) {
      if (words.shape[i] == Words.LOWER && GOES_ON.has(words, i)) {
        return i;
      }
    }
    return to;
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

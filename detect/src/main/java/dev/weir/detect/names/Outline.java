package dev.weir.detect.names;

import dev.weir.detect.engine.Text;

/** Where a person's name begins and ends, put right by what names are made of: the tagger sees five words at a time. */
final class Outline {

  private static final int LONGEST_PARTICLE = 3;

  /** Small words that a family name goes on behind. */
  private static final WordSet JOINING = WordSet
      .of("van von zu zur der den ten ter de del della di da do dos das du la le bin ibn al");
  /** Said behind a name, in Turkish. */
  private static final WordSet HONORIFICS = WordSet.of("hanım bey beyefendi hanımefendi");
  /** What follows a name behind a comma and is of it. */
  private static final WordSet SUFFIXES = WordSet.of("jr sr esq phd md mba dds dvm cpa rn");
  /** Small French words, behind which {@code M.} is a title and no initial. */
  private static final WordSet FRENCH = WordSet
      .of("que et de à avec pour chez par cher bonjour bonsoir merci monsieur le si puis quand car comme selon");

  private Outline() {}

  /** Returns the first token of the name: neither a quote nor a title is. */
  static int first(Text text, Words words, int from, int to) {
    int first = from;
    while (first + 1 < to && words.shape[first] == Words.SIGN) {
      first++;
    }
    return first + 2 < to && monsieur(text, words, first) ? first + 2 : first;
  }

  private static boolean monsieur(Text text, Words words, int i) {
    return i > 0 && words.end(i) - words.start(i) == 1 && text.at(words.start(i)) == 'M'
        && text.at(words.start(i + 1)) == '.' && FRENCH.has(words, i - 1) && !words.glued[i + 2];
  }

  /** Returns the end of the name that the tagger sees up to {@code to}: without the sentence behind it, with the rest of itself. */
  static int end(Text text, Words words, int from, int to) {
    int end = sentence(words, from, to);
    while (end > from + 1 && HONORIFICS.has(words, end - 1)) {
      end--;
    }
    return suffix(text, words, joined(words, from, end));
  }

  /** Before a small word that joins nothing and that nobody is called, behind a word with a capital. */
  private static int sentence(Words words, int from, int to) {
    boolean capital = words.shape[from] == Words.CAPITALISED;
    for (int i = from + 1; capital && i < to; i++) {
      boolean small = words.shape[i] == Words.LOWER && !words.glued[i]
          && words.end(i) - words.start(i) > LONGEST_PARTICLE;
      if (small && (words.known[i] & Gazetteer.NAME) == 0 && !JOINING.has(words, i)) {
        return i;
      }
    }
    return to;
  }

  /** Behind small words such as {@code van der} and the word with a capital that they join, if it is no town. */
  private static int joined(Words words, int from, int to) {
    int next = to;
    while (next < words.count() && words.shape[next] == Words.LOWER && JOINING.has(words, next)
        && !words.glued[next]) {
      next++;
    }
    boolean capital = next > to && next < words.count() && words.shape[next] == Words.CAPITALISED
        && words.shape[to - 1] == Words.CAPITALISED;
    boolean given = (words.known[from] & (Gazetteer.GIVEN | Gazetteer.WELL_GIVEN)) != 0;
    boolean name = capital && (words.known[next] & Gazetteer.CITY) == 0
        && ((words.known[next] & Gazetteer.FAMILY) != 0 || (words.known[next] & Gazetteer.EVERYDAY) == 0);
    return given && name ? next + 1 : to;
  }

  private static int suffix(Text text, Words words, int end) {
    boolean comma = end + 1 < words.count() && text.at(words.start(end)) == ','
        && SUFFIXES.has(words, end + 1) && words.telling(end + 1);
    if (!comma) {
      return end;
    }
    boolean dot = end + 2 < words.count() && words.glued[end + 2] && text.at(words.start(end + 2)) == '.';
    return dot ? end + 3 : end + 2;
  }
}

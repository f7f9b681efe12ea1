package dev.weir.detect.names;

import dev.weir.detect.engine.Text;

/** Persons whom a title before their names gives away, whether anybody else is called so or not; the title is no part of the name. */
final class Titles {

  private static final int MOST = 5;
  private static final int SHORT = 4;

  private static final WordSet TITLES = WordSet
      .of("mr mrs ms mx dr prof professor doctor herr frau monsieur madame mme mlle señor señora señorita sra srta"
          + " signor signora sig dott dottoressa dottor senhor senhora sr mevrouw dhr mevr fru pan pani ing dipl miss sir"
          + " madam don doña dña rev reverend dra doktor sayın");
  private static final WordSet PARTICLES = WordSet
      .of("van de der den von zu del della di da dos das du la le bin ibn al el y e af ten ter o");

  private Titles() {}

  /** Returns the first token behind the name that begins with the token, where a title stands before it; the token itself where none does. */
  static int end(Text text, Words words, int i) {
    if (i == 0 || !capital(words, i) || !titled(text, words, i - 1)) {
      return i;
    }
    int end = i;
    int next = i;
    while (next < words.count() && next < i + MOST) {
      boolean joins = words.shape[next] == Words.SIGN && words.glued[next] && next > i
          && joint(text, words, next);
      boolean particle = particle(words, next);
      boolean other = TITLES.has(words, next) || Unit.end(text, words, next) > next;
      if (!joins && !particle && (other || !capital(words, next))) {
        break;
      }
      next++;
      end = joins || particle ? end : next;
    }
    return end > i && !everyday(words, i, end) ? end : i;
  }

  /** Returns whether a name stands behind the title that is the token. */
  static boolean before(Text text, Words words, int i) {
    int next = Unit.afterWord(words, i);
    return next < words.count() && end(text, words, next) > next;
  }

  /** Returns whether the token is a title. */
  static boolean title(Words words, int i) {
    return TITLES.has(words, i) && words.telling(i);
  }

  /** Returns whether the token joins the words of a name. */
  static boolean particle(Words words, int i) {
    return PARTICLES.has(words, i) && words.shape[i] == Words.LOWER;
  }

  /** A title with a capital, with its dot, and nothing of a street before it. */
  private static boolean titled(Text text, Words words, int before) {
    int title = text.at(words.start(before)) == '.' && words.glued[before] ? before - 1 : before;
    boolean is = title >= 0 && title(words, title) && apart(text, words, title);
    return is && !(title > 0 && words.shape[title - 1] == Words.CAPITALISED && !TITLES.has(words, title - 1)
        && title > 1 && House.numeric(words, title - 2));
  }

  /** Not a part of a word with a hyphen, of a path or of an address; what opens a line or a quotation stands apart. */
  private static boolean apart(Text text, Words words, int i) {
    return !words.glued[i] || words.shape[i - 1] <= Words.LINE
        || "\"'(:,;>|".indexOf(text.at(words.start(i) - 1)) >= 0;
  }

  private static boolean capital(Words words, int i) {
    return words.lettered(i) && (words.shape[i] == Words.CAPITALISED || words.shape[i] == Words.INITIAL
        || words.shape[i] == Words.MIXED
        || words.shape[i] == Words.UPPER && words.end(i) - words.start(i) >= SHORT);
  }

  private static boolean joint(Text text, Words words, int i) {
    int c = text.at(words.start(i));
    boolean initial = c == '.' && words.shape[i - 1] == Words.INITIAL;
    return initial || c == '-' && i + 1 < words.count() && words.glued[i + 1];
  }

  /** One word that is an everyday one and nobody's name. */
  private static boolean everyday(Words words, int from, int to) {
    return to == from + 1 && ((words.known[from] & (Gazetteer.COMMON | Gazetteer.UNCOMMON)) != 0
        && (words.known[from] & Gazetteer.NAME) == 0 || words.shape[from] == Words.INITIAL);
  }
}

package dev.weir.detect.names;

import dev.weir.detect.engine.Text;

/** A person by a given name and a family name that are nothing else, where the tagger, for want of a sentence that it knows, sees none. */
final class FullName {

  private static final int OTHERS = Gazetteer.EVERYDAY | Gazetteer.PLACE | Gazetteer.THING | Gazetteer.COMPANY
      | Gazetteer.STREET;

  /** Families are called after villages. */
  private static final int SMALL_PLACE = Gazetteer.TOWN | Gazetteer.PLACE_PART;

  private FullName() {}

  /** Returns the first token behind the name that begins with the token; the token itself where none does. */
  static int end(Text text, Words words, int i) {
    int last = i + 1;
    boolean two = last < words.count() && capital(words, i) && capital(words, last) && !words.glued[last]
        && one(words, i, Gazetteer.GIVEN | Gazetteer.WELL_GIVEN, OTHERS)
        && one(words, last, Gazetteer.FAMILY | Gazetteer.WELL_FAMILY, OTHERS & ~SMALL_PLACE);
    return two && apart(text, words, i, last) ? last + 1 : i;
  }

  private static boolean capital(Words words, int i) {
    return words.shape[i] == Words.CAPITALISED;
  }

  private static boolean one(Words words, int i, int sort, int others) {
    return (words.known[i] & sort) != 0 && (words.known[i] & others) == 0;
  }

  /** No third word with a capital beside the two, and no part of an identifier. */
  private static boolean apart(Text text, Words words, int first, int last) {
    boolean before = first == 0 || !words.telling(first - 1) || words.shape[first - 1] >= Words.NUMBERED;
    boolean behind = last + 1 >= words.count() || !words.telling(last + 1)
        || words.shape[last + 1] >= Words.NUMBERED;
    int next = text.at(words.end(last));
    return before && behind && !words.glued[first] && next != '.' && next != '_' && next != '-' && next != '/'
        && next != '@' && next != '(';
  }
}

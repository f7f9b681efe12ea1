package dev.weir.detect.names;

import dev.weir.detect.engine.Text;

/**
 * Places that what stands before them gives away: countries and big towns behind {@code in} or {@code from}, and whatever has a
 * capital behind {@code grew up in}, {@code based in} or {@code the city}. The tagger goes by what it has learned; this is for
 * what is certain.
 */
final class Places {

  private static final int MOST = 4;
  /** A word before the dot that is longer is no abbreviation: a sentence ends there. */
  private static final int LONGEST_ABBREVIATION = 3;
  private static final int LONGEST_CODE = 3;
  private static final int LONGEST_ACRONYM = 5;

  private static final WordSet IN = WordSet
      .of("in from to at near across throughout towards via outside around à nach aus från");
  private static final WordSet SURELY = WordSet.of("in from at");
  private static final WordSet INSIDE = WordSet.of("in");
  private static final WordSet STAYS = WordSet
      .of("born raised grew grow up originally arrived arrive flew fly flying travelled"
          + " traveled travelling traveling travel trip residing resides resident here stationed headquartered relocated"
          + " relocating visiting native");
  private static final WordSet MOVES = WordSet
      .of("live lives lived living based located moved move moving returned return"
          + " back");
  private static final WordSet LISTS = WordSet.of("and or");
  private static final WordSet SORTS = WordSet.of("city town village capital");
  private static final WordSet DIRECTIONS = WordSet.of("southern northern eastern western");
  private static final WordSet OWN_DIRECTIONS = WordSet.of("ireland australia sahara samoa cyprus");
  private static final WordSet BODIES = WordSet
      .of("country club university college hospital school orchestra company");

  private Places() {}

  /** Returns the end of the place that begins with the token, which the tagger took for none; the token itself where none does. */
  static int end(Text text, Words words, int i) {
    if (!capital(words, i) || words.glued[i]) {
      return i;
    }
    int known = words.known[i];
    boolean in = i > 0 && IN.has(words, i - 1);
    boolean cued = in && i > 1 && stays(words, i) || i > 0 && SORTS.has(words, i - 1);
    boolean country = (known & Gazetteer.COUNTRY) != 0
        && (known & (Gazetteer.NAME | Gazetteer.EVERYDAY)) == 0;
    boolean place = cued && (known & Gazetteer.COMMON) == 0 || country || in && known(known, words, i)
        || paired(text, words, i);
    int end = i + 1;
    while (place && end < words.count() && end < i + MOST && capital(words, end)) {
      end++;
    }
    boolean alone = end == i + 1 || cued;
    return place && alone && !code(words, i, end) && !company(words, end) && ends(text, words, end) ? end : i;
  }

  /** Persons grow up only in places; what moves or is based may be a program, so that there the place must be known or all capitals. */
  private static boolean stays(Words words, int i) {
    boolean place = (words.known[i] & (Gazetteer.CITY | Gazetteer.COUNTRY)) != 0
        || words.shape[i] == Words.UPPER && words.end(i) - words.start(i) > LONGEST_ACRONYM;
    return STAYS.has(words, i - 2) || place && MOVES.has(words, i - 2);
  }

  /** A big town or a country that few persons are called by; behind {@code in} also a small town that nothing else is called by. */
  private static boolean known(int known, Words words, int i) {
    boolean big = (known & (Gazetteer.COUNTRY | Gazetteer.CITY)) != 0 && (known & Gazetteer.WELL_GIVEN) == 0;
    return big
        || (known & Gazetteer.TOWN) != 0 && (known & ~Gazetteer.PLACE) == 0 && INSIDE.has(words, i - 1);
  }

  /** Returns whether what stands round the token leaves no doubt that a place begins there, whatever the tagger says. */
  static boolean certain(Text text, Words words, int i, int to) {
    boolean cued = i > 1 && SURELY.has(words, i - 1) && stays(words, i) && capital(words, i);
    return cued && !text.hasAnyCase("'s", words.end(to - 1)) && !text.hasAnyCase("’s", words.end(to - 1))
        || to == i + 1 && paired(text, words, i);
  }

  /** A town before its country, as in {@code Austin, Texas}, or the country behind it; a list of persons goes on. */
  private static boolean paired(Text text, Words words, int i) {
    return townAndCountry(text, words, i) || i > 1 && townAndCountry(text, words, i - 2);
  }

  private static boolean townAndCountry(Text text, Words words, int town) {
    int country = town + 2;
    boolean two = country < words.count() && text.at(words.start(town + 1)) == ','
        && (words.known[town] & Gazetteer.CITY) != 0 && (words.known[country] & Gazetteer.COUNTRY) != 0
        && capital(words, town) && capital(words, country);
    boolean more = country + 1 < words.count()
        && (LISTS.has(words, country + 1) || text.at(words.start(country + 1)) == ',');
    return two && !more;
  }

  private static boolean capital(Words words, int i) {
    return words.shape[i] == Words.CAPITALISED || words.shape[i] == Words.UPPER
        || words.shape[i] == Words.CASELESS;
  }

  private static boolean code(Words words, int from, int end) {
    return end == from + 1 && words.shape[from] == Words.UPPER
        && words.end(from) - words.start(from) <= LONGEST_CODE;
  }

  private static boolean company(Words words, int end) {
    return (words.known[end - 1] & Gazetteer.COMPANY) != 0 && (words.known[end - 1] & Gazetteer.PLACE) == 0;
  }

  /** Not a part of an identifier or of a word with a hyphen. */
  private static boolean ends(Text text, Words words, int end) {
    int behind = text.at(words.end(end - 1));
    return behind != '-' && behind != '_' && behind != '/' && behind != '@' && behind != '&';
  }

  /** Returns the first token of a place: {@code Southern Italy} is Italy, Northern Ireland is itself. */
  static int first(Words words, int from, int to) {
    boolean country = to - from == 2 && (words.known[to - 1] & Gazetteer.COUNTRY) != 0;
    return country && DIRECTIONS.has(words, from) && !OWN_DIRECTIONS.has(words, to - 1) ? from + 1 : from;
  }

  /** Returns the end of a place within its sentence, without the body that is called after it. */
  static int within(Text text, Words words, int from, int to) {
    int end = to;
    for (int i = from + 1; i + 1 < end; i++) {
      boolean dot = text.at(words.start(i)) == '.' && !words.glued[i + 1];
      boolean shortened = text.at(words.start(i)) == '(' && words.shape[i + 1] == Words.UPPER;
      end = shortened || dot && words.end(i - 1) - words.start(i - 1) > LONGEST_ABBREVIATION ? i : end;
    }
    while (end > from + 1 && BODIES.has(words, end - 1)) {
      end--;
    }
    return end;
  }
}

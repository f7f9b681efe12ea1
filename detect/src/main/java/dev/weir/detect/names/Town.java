package dev.weir.detect.names;

import dev.weir.detect.engine.Text;

/** Towns, regions and countries as they stand in an address: what is a town there need not be known. */
final class Town {

  private static final int MOST = 6;
  private static final int MOST_SMALL = 3;
  private static final int MOST_OF_COUNTRY = 3;
  private static final int LONGEST_REGION = 3;

  private static final WordSet PARTICLES = WordSet
      .of("am an der im in de la le les du des del di da do dos das sur sous upon on of the ob bei van den het y e los"
          + " las el aan ter te and under nad pod ved i");
  private static final WordSet STATES = WordSet
      .of("al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn"
          + " ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc pr"
          + " nsw vic qld sa tas act nt on qc bc ab mb sk ns nb nl pe yt nu");
  private static final WordSet FIRST_OF_COUNTRY = WordSet.of("united new south north saudi sri costa czech");
  private static final WordSet NATIONS = WordSet.of("usa uk uae us eu");
  /** Behind a town, of its post. */
  private static final WordSet DISTRICTS = WordSet.of("cedex");

  private Town() {}

  /** Returns the first token behind the town, region or country that begins with the token; the token itself where none does. */
  static int end(Text text, Words words, int i) {
    int end = i;
    int next = i;
    while (next < words.count() && next < i + MOST) {
      boolean sign = words.shape[next] == Words.SIGN;
      boolean joins = sign && words.glued[next] && joint(text, words, next);
      boolean named = capital(words, next) && !state(words, next, i);
      boolean particle = PARTICLES.has(words, next) && words.shape[next] == Words.LOWER && next > i
          || next > i && words.glued[next] && words.shape[next] == Words.LOWER;
      if (!joins && !named && !particle) {
        break;
      }
      next++;
      end = named
          || joins && text.at(words.start(next - 1)) == '.' && next < words.count() && capital(words, next)
              ? next
              : end;
    }
    return district(words, end, i);
  }

  /** Returns the same where words are written without capitals: up to three, of which the last must be known for a town or more. */
  static int small(Words words, int i) {
    for (int end = i + MOST_SMALL; end > i; end--) {
      boolean lower = end <= words.count();
      for (int token = i; lower && token < end; token++) {
        lower = words.shape[token] == Words.LOWER && !PARTICLES.has(words, token);
      }
      if (lower && known(words, end - 1, end)) {
        return end;
      }
    }
    return i;
  }

  private static int district(Words words, int end, int from) {
    boolean more = end > from && end < words.count() && !words.glued[end];
    if (more && DISTRICTS.has(words, end)) {
      return end + 1 < words.count() && words.shape[end + 1] == Words.NUMBER + 2 ? end + 2 : end + 1;
    }
    boolean number = more && (words.shape[end] == Words.NUMBER + 1 || words.shape[end] == Words.NUMBER + 2)
        && known(words, from, end) && end + 1 < words.count() && words.shape[end + 1] <= Words.SIGN;
    return number
        ? end + 1
        : more && words.shape[end] == Words.INITIAL && (end + 1 == words.count() || !words.lettered(end + 1))
            ? end + 1
            : end;
  }

  private static boolean joint(Text text, Words words, int sign) {
    int c = text.at(words.start(sign));
    boolean shortened = c == '.' && words.end(sign - 1) - words.start(sign - 1) <= 3
        && words.shape[sign - 1] < Words.NUMBER;
    return sign + 1 < words.count()
        && (shortened || words.glued[sign + 1] && (c == '-' || c == '\'' || c == '’'));
  }

  private static boolean capital(Words words, int i) {
    int shape = words.shape[i];
    return shape == Words.CAPITALISED || shape == Words.MIXED
        || shape == Words.UPPER && words.end(i) - words.start(i) > LONGEST_REGION;
  }

  private static boolean state(Words words, int i, int from) {
    return i > from && words.shape[i] == Words.UPPER && words.end(i) - words.start(i) <= LONGEST_REGION;
  }

  /** Returns the first token behind a short region that begins with the token, with its brackets; the token itself where none does. */
  static int region(Text text, Words words, int i) {
    int c = text.at(words.start(i));
    if (c == '(' && i + 2 < words.count()) {
      int end = words.shape[i + 1] == Words.UPPER ? i + 2 : end(text, words, i + 1);
      boolean closed = end > i + 1 && end < words.count() && text.at(words.start(end)) == ')';
      return closed ? end + 1 : i;
    }
    boolean code = words.shape[i] == Words.UPPER && words.end(i) - words.start(i) <= LONGEST_REGION
        || words.shape[i] == Words.LOWER && STATES.has(words, i) && i + 1 < words.count()
            && words.shape[i + 1] == Words.NUMBER + 5;
    return code && !NATIONS.has(words, i) ? i + 1 : i;
  }

  /** Returns whether the token is the short name of a state or province that addresses of North America and Australia have. */
  static boolean knownRegion(Words words, int i) {
    return words.shape[i] == Words.UPPER && STATES.has(words, i);
  }

  /** Returns the first token behind the country that begins with the token; the token itself where none does. */
  static int country(Words words, int i) {
    if (NATIONS.has(words, i) && words.shape[i] == Words.UPPER) {
      return i + 1;
    }
    boolean led = FIRST_OF_COUNTRY.has(words, i) && i + 1 < words.count() && capital(words, i + 1);
    int end = led ? i + 2 : i;
    boolean country = led;
    while (end < words.count() && end < i + MOST_OF_COUNTRY && capital(words, end)
        && (words.known[end] & (Gazetteer.COUNTRY | Gazetteer.PLACE_PART)) != 0) {
      country |= (words.known[end] & Gazetteer.COUNTRY) != 0;
      end++;
    }
    return country ? end : i;
  }

  /** Returns whether one of the tokens is known for a place, and for no everyday word. */
  static boolean known(Words words, int from, int to) {
    boolean known = false;
    for (int i = from; i < to; i++) {
      boolean whole = (words.known[i] & (Gazetteer.TOWN | Gazetteer.CITY | Gazetteer.COUNTRY)) != 0;
      known |= whole && (words.known[i] & Gazetteer.COMMON) == 0;
    }
    return known;
  }
}

package dev.weir.detect.names;

import dev.weir.detect.engine.Text;

/**
 * A stretch of text cut into words, numbers and marks, with what is known of each. Arrays, filled anew for each stretch:
 * nothing is allocated.
 */
public final class Words {

  /** The most tokens of a stretch. */
  public static final int MOST = 96;

  /** What a token looks like. */
  static final int BREAK = 0;
  static final int LINE = 1;
  static final int SIGN = 2;
  static final int LOWER = 3;
  static final int CAPITALISED = 4;
  static final int UPPER = 5;
  static final int INITIAL = 6;
  static final int MIXED = 7;
  static final int NUMBERED = 8;
  static final int CASELESS = 9;
  /** Digits: this plus their number, at most {@link #LONG_NUMBER}. */
  static final int NUMBER = 10;
  static final int LONG_NUMBER = NUMBER + 7;

  static final long SEED = 0x9E3779B97F4A7C15L;
  private static final int KINDS = 16;

  private final Gazetteer gazetteer;
  final int[] start = new int[MOST];
  final int[] end = new int[MOST];
  final int[] shape = new int[MOST];
  final int[] known = new int[MOST];
  final int[] word = new int[MOST];
  final int[] head = new int[MOST];
  final int[] tail = new int[MOST];
  final int[] tail2 = new int[MOST];
  final boolean[] glued = new boolean[MOST];
  private int count;

  public Words(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  public int count() {
    return count;
  }

  public int start(int token) {
    return start[token];
  }

  public int end(int token) {
    return end[token];
  }

  void clear() {
    count = 0;
  }

  /** Says of a token something else than the gazetteer does: so training learns names that it does not hold, or holds as others. */
  public void know(int token, int classes) {
    known[token] = classes;
  }

  /** Returns whether the gazetteer holds the token as a name of persons or places, and as no everyday word. */
  public boolean isName(int token) {
    return (known[token] & (Gazetteer.NAME | Gazetteer.PLACE)) != 0
        && (known[token] & Gazetteer.EVERYDAY) == 0;
  }

  /** Returns whether the gazetteer holds the token as a given name, whatever else it may be. */
  public boolean isGiven(int token) {
    return (known[token] & (Gazetteer.GIVEN | Gazetteer.WELL_GIVEN)) != 0;
  }

  /** Returns whether persons are called so, and nothing else is. */
  public boolean isPersonOnly(int token) {
    return isName(token) && (known[token] & Gazetteer.PLACE) == 0;
  }

  /** Returns whether the gazetteer holds the token as a place, whatever else it may be. */
  public boolean isPlace(int token) {
    return (known[token] & Gazetteer.PLACE) != 0;
  }

  /** Returns whether the token begins with a capital, and is more than one letter. */
  public boolean isCapitalised(int token) {
    return shape[token] == CAPITALISED || shape[token] == MIXED;
  }

  /** Adds all tokens from {@code from} to before {@code to}, as far as there is room; returns where it stopped. */
  public int fill(Text text, int from, int to) {
    clear();
    int at = from;
    while (at < to && count < MOST) {
      at = next(text, at);
    }
    return at;
  }

  /** Adds the token at {@code at}, if there is one and not just a space; returns where the next may be. */
  int next(Text text, int at) {
    long unit = Letters.point(text, at);
    int point = (int) unit;
    int behind = at + (int) (unit >>> 32);
    if (Letters.letter(point) || digit(point)) {
      return run(text, at);
    }
    if (point == '\n') {
      return count > 0 && shape[count - 1] == LINE ? behind : sign(at, behind, LINE, point);
    }
    if (point == ~(Text.BREAK & 0xff)) {
      return sign(at, behind, BREAK, point);
    }
    boolean space = point >= 0 && point <= ' ' || point == 0xa0 || point >= 0x2000 && point <= 0x200b;
    return space || again(at, behind, point) ? behind : sign(at, behind, SIGN, point);
  }

  /** A row of the same mark, as quotations and rules have, is one. */
  private boolean again(int from, int to, int point) {
    int last = count - 1;
    if (last < 0 || shape[last] != SIGN || end[last] != from || word[last] != point * 0x85EBCA6B) {
      return false;
    }
    end[last] = to;
    return true;
  }

  private static boolean digit(int point) {
    return point >= '0' && point <= '9';
  }

  private int sign(int from, int to, int how, int point) {
    add(from, to, how, point);
    return to;
  }

  private void add(int from, int to, int how, int hash) {
    start[count] = from;
    end[count] = to;
    shape[count] = how;
    known[count] = 0;
    word[count] = hash * 0x85EBCA6B;
    head[count] = 0;
    tail[count] = 0;
    tail2[count] = 0;
    glued[count] = count > 0 && end[count - 1] == from;
    count++;
  }

  /** A run of letters and digits; an apostrophe between two letters belongs to it, but not an English genitive. */
  private int run(Text text, int from) {
    long hash = SEED;
    int letters = 0;
    int digits = 0;
    int capitals = 0;
    boolean first = false;
    boolean cased = true;
    int three = 0;
    int first3 = 0;
    int at = from;
    while (true) {
      long unit = Letters.point(text, at);
      int point = (int) unit;
      int width = (int) (unit >>> 32);
      if (digit(point)) {
        digits++;
      } else if (Letters.letter(point)) {
        boolean capital = Letters.capital(point);
        first |= capital && letters == 0;
        capitals += capital ? 1 : 0;
        cased &= !Letters.caseless(point);
        letters++;
      } else {
        int skip = digits == 0 ? apostrophe(text, at, point, width) : 0;
        if (skip == 0) {
          break;
        }
        at += skip;
        continue;
      }
      int folded = Letters.folded(point);
      hash = next(hash, folded);
      three = (three << 10 | folded & 0x3ff) & 0x3fffffff;
      if (letters + digits == 3) {
        first3 = three;
      }
      at += width;
    }
    describe(from, at, shape(letters, digits, capitals, first, cased), hash, letters);
    head[count - 1] = first3 * 0x2C1B3C6D + 1;
    tail[count - 1] = three * 0x297A2D39 + 2;
    tail2[count - 1] = (three & 0xfffff) * 0x165667B1 + 3;
    return at;
  }

  private void describe(int from, int to, int how, long hash, int letters) {
    add(from, to, how, 0);
    word[count - 1] = key(hash);
    known[count - 1] = letters > 0 ? gazetteer.of(hash) : 0;
  }

  private static int shape(int letters, int digits, int capitals, boolean first, boolean cased) {
    if (letters == 0) {
      return NUMBER + Math.min(digits, LONG_NUMBER - NUMBER);
    }
    if (digits > 0) {
      return NUMBERED;
    }
    if (!cased) {
      return CASELESS;
    }
    if (capitals == letters) {
      return letters == 1 ? INITIAL : UPPER;
    }
    return capitals == 0 ? LOWER : capitals == 1 && first ? CAPITALISED : MIXED;
  }

  /** Returns the length of an apostrophe that letters follow; 0 where it ends the word. */
  private static int apostrophe(Text text, int at, int point, int width) {
    if (point != '\'' && point != 0x2019) {
      return 0;
    }
    long next = Letters.point(text, at + width);
    int behind = at + width + (int) (next >>> 32);
    boolean genitive = ((int) next | 0x20) == 's' && !Letters.letter((int) Letters.point(text, behind));
    return Letters.letter((int) next) && !genitive ? width : 0;
  }

  static long next(long hash, int letter) {
    long mixed = (hash ^ letter) * SEED;
    return mixed ^ mixed >>> 29;
  }

  /** Returns the hash by which the gazetteer holds {@code name}, one word of letters. */
  public static long hash(String name) {
    long hash = SEED;
    for (int i = 0; i < name.length(); i++) {
      hash = next(hash, Letters.folded(name.charAt(i)));
    }
    return hash;
  }

  /** Returns the hash by which a token of these letters goes. */
  static int key(String name) {
    return key(hash(name));
  }

  static int key(long hash) {
    return (int) (hash >>> 16);
  }

  /** Returns whether the gazetteer holds the token as a thing's name and nobody's. */
  public boolean isThing(int token) {
    return (known[token] & Gazetteer.THING) != 0 && (known[token] & Gazetteer.NAME) == 0;
  }

  /** Returns whether the token is a word. */
  boolean lettered(int token) {
    return shape[token] >= LOWER && shape[token] <= CASELESS;
  }

  /** Returns whether the token is such as names and addresses are made of. */
  boolean telling(int token) {
    return shape[token] >= CAPITALISED;
  }

  /** Returns what the token most likely is, going by its shape and by what the gazetteer says of it, as a feature. */
  int kind(int token) {
    int sort = shape[token] == SIGN ? word[token] : shape[token] * KINDS + sort(known[token]);
    return (sort * 2 + (glued[token] ? 1 : 0)) * 0x2545F491 + 7;
  }

  /** One of {@link #KINDS}: everyday words apart from rare ones, given names from family names and from places. */
  private static int sort(int known) {
    boolean place = (known & (Gazetteer.TOWN | Gazetteer.CITY | Gazetteer.COUNTRY)) != 0;
    int person = (known & (Gazetteer.GIVEN | Gazetteer.FAMILY)) / Gazetteer.GIVEN;
    int named = person == 0 ? 0 : person == Gazetteer.GIVEN ? 1 : person == Gazetteer.FAMILY ? 2 : 3;
    if ((known & Gazetteer.STREET) != 0) {
      return 1;
    }
    if ((known & Gazetteer.COMMON) != 0) {
      return named > 0 ? 2 : 3;
    }
    if ((known & (Gazetteer.UNCOMMON | Gazetteer.FOREIGN)) != 0) {
      return named > 0 ? 4 : 5;
    }
    if (named > 0 || place) {
      return 6 + named + (place ? 4 : 0);
    }
    return (known & Gazetteer.PLACE_PART) != 0
        ? 14
        : (known & Gazetteer.COMPANY) != 0 ? 15 : (known & Gazetteer.THING) != 0 ? 6 : 0;
  }
}

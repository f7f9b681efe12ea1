package dev.weir.detect.names;

import dev.weir.detect.engine.Text;

/** What stands beside a street: a flat, a floor, a building; and boxes of the post, which stand for one. */
final class Unit {

  private static final WordSet WORDS = WordSet
      .of("apt apartment suite ste unit flat floor fl room rm bldg building app"
          + " wohnung whg etage piso planta lgh interno int appartement apto bloque stiege door ap appt bâtiment bat"
          + " escalier esc bl sc et étage escalera scala halle haus top tür bloco casa conj conjunto sala andar lok lokal m blk"
          + " block tower level lot shop plot office puerta pta bus villa daire kat d k");
  /** A number, and behind it the word: {@code 2. tv}, {@code 3rd floor}, {@code 2º izq.}. */
  private static final WordSet BEHIND = WordSet
      .of("floor fl tv th mf sal og stock stk obergeschoss étage etage etg piso andar izq izda dcha der piano");
  private static final WordSet STOREYS = WordSet
      .of("ground first second third fourth fifth top lower upper basement");
  /** Short for such a word only where a colon follows, in Turkish. */
  private static final WordSet SHORTENED = WordSet.of("d k");
  private static final WordSet NUMBERED = WordSet.of("no nr");
  private static final WordSet POST = WordSet
      .of("postfach postbus apartado bp casella caixa postboks boîte gpo po p rr rural route box");
  private static final WordSet OF_POST = WordSet.of("box postal postale correos de o bag route");
  private static final int MOST_DIGITS = 4;

  private Unit() {}

  /** Returns the first token behind the unit that begins with the token; the token itself where none does. */
  static int end(Text text, Words words, int i) {
    if (i >= words.count()) {
      return i;
    }
    if (text.at(words.start(i)) == '#') {
      return code(text, words, i + 1, i);
    }
    if (WORDS.has(words, i)) {
      int next = afterWord(words, i);
      boolean letter = words.end(i) - words.start(i) == 1;
      if (letter && !text.has(":", words.end(i)) && SHORTENED.has(words, i)) {
        return i;
      }
      next = next < words.count() && (NUMBERED.has(words, next) || text.at(words.start(next)) == '#')
          ? afterWord(words, next)
          : next;
      return code(text, words, next, i);
    }
    return storey(text, words, i);
  }

  private static int storey(Text text, Words words, int i) {
    int next = afterWord(words, i);
    boolean named = STOREYS.has(words, i) && words.telling(i) || House.ordinal(text, words, i)
        || words.shape[i] == Words.NUMBER + 1 && next > i + 1;
    if (named && next < words.count() && BEHIND.has(words, next)) {
      int end = afterWord(words, next);
      return words.end(next) - words.start(next) <= 4 ? end : next + 1;
    }
    boolean sign = words.shape[i] == Words.NUMBERED && text.at(words.end(i) - 2) == 0xc2;
    if (!sign) {
      return i;
    }
    boolean side = next < words.count() && (BEHIND.has(words, next) || words.shape[next] == Words.INITIAL);
    return side ? words.shape[next] == Words.INITIAL ? next + 1 : afterWord(words, next) : i + 1;
  }

  private static int code(Text text, Words words, int i, int none) {
    boolean code = i < words.count()
        && (words.shape[i] >= Words.NUMBER && words.shape[i] <= Words.NUMBER + MOST_DIGITS
            || words.shape[i] == Words.NUMBERED || words.shape[i] == Words.INITIAL);
    int end = i + 1;
    while (code && end + 1 < words.count() && words.glued[end] && words.glued[end + 1]
        && (text.at(words.start(end)) == '-' || text.at(words.start(end)) == '/')) {
      end += 2;
    }
    return code ? end : none;
  }

  /** Behind the word, and behind the dot that is glued to it. */
  static int afterWord(Words words, int i) {
    boolean dotted = i + 1 < words.count() && words.shape[i + 1] == Words.SIGN && words.glued[i + 1];
    return dotted ? i + 2 : i + 1;
  }

  /** Returns the first token behind the box of the post that begins with the token; the token itself where none does. */
  static int box(Text text, Words words, int i) {
    if (!POST.has(words, i) || words.shape[i] == Words.LOWER) {
      return i;
    }
    int next = afterWord(words, i);
    while (next < words.count() && OF_POST.has(words, next)) {
      next = afterWord(words, next);
    }
    next += next < words.count() && text.at(words.start(next)) == ':' ? 1 : 0;
    int end = next;
    while (end < words.count() && House.numeric(words, end) && end < next + 3
        && words.shape[end] != Words.SIGN) {
      end++;
    }
    return end > next && next > i + (words.end(i) - words.start(i) == 1 ? 2 : 0) ? end : i;
  }
}

package dev.weir.detect.names;

import dev.weir.detect.engine.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A street with its number, by its form alone. English ones are called by a word behind their names, French ones by one before,
 * with the number first; Romance ones otherwise by a word before, with the number behind; Germanic and Nordic ones by the end of a
 * word or by a word of its own, with the number behind.
 */
final class Street {

  private static final int MOST = 6;
  private static final int MOST_SMALL = 3;

  /** Words that hardly anything but a street ends in. */
  private static final WordSet TYPES = WordSet
      .of("street st road rd avenue ave lane ln boulevard blvd terrace crescent"
          + " parkway pkwy highway hwy dr ct drive close mews turnpike expressway esplanade");
  /** Words that streets end in, and much else. */
  private static final WordSet LOOSE_TYPES = WordSet
      .of("court way place pl square sq grove gardens gdns hill park row walk rise green trail trl circle cir loop"
          + " plaza alley path pike crossing view vale quay wharf yard parade cross gate cres pde ter marg nagar salai"
          + " causeway bend run ridge point hollow landing fields bypass");
  private static final WordSet ARTICLE = WordSet.of("the");
  private static final WordSet DIRECTIONS = WordSet
      .of("n s e w ne nw se sw north south east west northeast northwest southeast southwest");
  private static final WordSet LEADING = WordSet
      .of("rue avenue av boulevard boul bd place chemin impasse allée quai route cours passage faubourg via viale piazza"
          + " corso largo vicolo strada piazzale lungomare calle avenida avda plaza paseo camino carretera ronda"
          + " travesía pasaje glorieta rambla rua travessa praça alameda estrada rodovia carrer passeig str ulica ul"
          + " aleja al os plac bulevardul laan jalan jl");
  /** Short for such a word only where this sign follows. */
  private static final WordSet SHORTENED = WordSet.of("c r v");
  private static final WordSet PARTICLES = WordSet
      .of("de del della delle dei degli di da do dos das des du la le les los las el y e et en sur van der den of the"
          + " do na nad");
  private static final WordSet NUMBER_WORDS = WordSet.of("nº n no num número numero nr");
  private static final WordSet GERMANIC = WordSet
      .of("straße strasse str weg platz allee ring gasse damm ufer straat gate gata gatan vägen veien vei vej gade"
          + " plass allé utca út steig chaussee plein gracht kade singel"
          + " caddesi cad cd sokak sokağı sok sk bulvarı blv mahallesi mah");
  /** What may stand before a street in one word, and is of its name. */
  private static final WordSet FIRST = WordSet
      .of("am an im in auf zum zur unter hinter große kleine obere untere alte neue lange vordere hintere sankt st nya"
          + " gamla stora lilla gamle nye store lille oude nieuwe grote kleine");
  private static final WordSet ARTICLES = WordSet.of("die der das dem den the");
  private static final List<byte[]> ENDINGS = List
      .of("straße", "strasse", "str", "weg", "platz", "gasse", "allee", "ufer", "damm", "ring", "steig",
          "chaussee",
          "straat", "laan", "gracht", "plein", "kade", "singel", "gatan", "vägen", "gata", "gate", "veien",
          "vej",
          "gade", "katu", "kuja")
      .stream().map(ending -> ending.getBytes(StandardCharsets.UTF_8)).toList();
  /** By the lower five bits of their last letters. */
  private static final byte[][][] ENDINGS_IN = IntStream.range(0, 32)
      .mapToObj(last -> ENDINGS.stream().filter(ending -> (ending[ending.length - 1] & 31) == last)
          .toArray(byte[][]::new))
      .toArray(byte[][][]::new);

  private Street() {}

  /** Returns the end of the street that begins with the token, with its number; the token itself where none does. */
  static int end(Text text, Words words, int i) {
    if (i >= words.count()) {
      return i;
    }
    int house = House.end(text, words, i);
    if (house > i) {
      int romance = led(text, words, comma(text, words, house));
      return romance > house + 1
          ? House.end(text, words, romance)
          : english(text, words, house, i);
    }
    int led = numbered(text, words, led(text, words, i));
    return led > i ? led : Math.max(i, germanic(text, words, i));
  }

  /** Returns whether only streets are called by the last word of what {@link #end} found. */
  static boolean sure(Words words, int from, int end) {
    return !House.numeric(words, from) || TYPES.has(words, end - 1)
        || words.shape[end - 1] == Words.SIGN && TYPES.has(words, end - 2)
        || foreign(words, from + 1) || foreign(words, from + 2);
  }

  private static boolean foreign(Words words, int i) {
    return i < words.count() && LEADING.has(words, i)
        && (words.shape[i] == Words.LOWER || !TYPES.has(words, i) && !LOOSE_TYPES.has(words, i));
  }

  /** Returns whether the token is a word that streets are called by, behind their names. */
  static boolean type(Words words, int i) {
    return TYPES.has(words, i);
  }

  /** Returns whether streets are called by the token, so that one may be here. */
  static boolean hints(Text text, Words words, int i) {
    return words.lettered(i) && called(words.word[i], words.end(i) - words.start(i))
        || compound(text, words, i);
  }

  /** Returns the same of a word of letters alone, whose hash is known. */
  static boolean hints(Text text, int from, int to, int hash) {
    return called(hash, to - from) || compound(text, from, to);
  }

  private static boolean called(int hash, int length) {
    return TYPES.has(hash) || GERMANIC.has(hash) || length > 2 && LEADING.has(hash);
  }

  private static int comma(Text text, Words words, int i) {
    return i < words.count() && text.at(words.start(i)) == ',' ? i + 1 : i;
  }

  /** Behind the number: the name, the word for a street, the direction; the longest there is. */
  private static int english(Text text, Words words, int from, int none) {
    int end = none;
    int name = directed(text, words, block(text, words, from));
    boolean article = name < words.count() && ARTICLE.has(words, name);
    boolean small = name < words.count() && words.shape[name] == Words.LOWER;
    int next = name;
    while (next < words.count() && next < name + (small ? MOST_SMALL : MOST)
        && part(text, words, next, name, small)) {
      boolean type = TYPES.has(words, next) || LOOSE_TYPES.has(words, next);
      if (type && (next > name || article)) {
        end = directed(text, words, dotted(text, words, next));
      }
      next++;
    }
    return end;
  }

  private static int block(Text text, Words words, int i) {
    boolean block = i + 2 < words.count() && text.hasAnyCase("block of ", words.start(i));
    return block ? i + 2 : i;
  }

  private static boolean part(Text text, Words words, int i, int first, boolean small) {
    if (small) {
      return words.shape[i] == Words.LOWER && !PARTICLES.has(words, i) && !words.glued[i]
          || House.ordinal(text, words, i);
    }
    boolean word = words.lettered(i) && words.shape[i] != Words.LOWER && words.shape[i] != Words.NUMBERED
        || House.ordinal(text, words, i);
    boolean inside = i > first && (PARTICLES.has(words, i) && !words.glued[i] || hyphen(text, words, i));
    return word || inside
        || words.shape[i] == Words.LOWER && (TYPES.has(words, i) || LOOSE_TYPES.has(words, i));
  }

  private static boolean hyphen(Text text, Words words, int i) {
    int c = text.at(words.start(i));
    return words.glued[i] && (c == '-' || c == '.' && words.end(i - 1) - words.start(i - 1) <= 2);
  }

  /** Behind a direction that stands here and is none of the name, with its dot. */
  private static int directed(Text text, Words words, int i) {
    boolean direction = i < words.count() && DIRECTIONS.has(words, i) && !words.glued[i]
        && (words.shape[i] != Words.LOWER);
    return direction ? dotted(text, words, i) : i;
  }

  private static int dotted(Text text, Words words, int i) {
    int end = i + 1;
    boolean dot = end < words.count() && words.glued[end] && text.at(words.start(end)) == '.'
        && words.end(i) - words.start(i) <= 5 && (words.end(i) - words.start(i) <= 3 || !TYPES.has(words, i));
    return dot ? end + 1 : end;
  }

  /** Returns the end of a word for a street and the name behind it; the token itself where there are none. */
  private static int led(Text text, Words words, int i) {
    if (i + 1 >= words.count()) {
      return i;
    }
    int sign = text.at(words.start(i + 1));
    boolean shortened = SHORTENED.has(words, i) && words.glued[i + 1] && (sign == '/' || sign == '.')
        && !text.hasAnyCase("c/o ", words.start(i));
    if (!shortened && !LEADING.has(words, i)) {
      return i;
    }
    boolean small = words.shape[i] == Words.LOWER;
    int name = words.glued[i + 1] && (sign == '.' || sign == '/') ? i + 2 : i + 1;
    int end = i;
    int next = name;
    while (next < words.count() && next < name + MOST && inName(text, words, next, name, small)) {
      end = words.lettered(next) && !PARTICLES.has(words, next) ? next + 1 : end;
      next++;
    }
    return end;
  }

  private static boolean inName(Text text, Words words, int i, int name, boolean small) {
    boolean word = words.lettered(i) && words.shape[i] != Words.LOWER && words.shape[i] != Words.NUMBERED;
    boolean day = words.shape[i] >= Words.NUMBER && words.shape[i] <= Words.NUMBER + 2
        && i + 1 < words.count()
        && PARTICLES.has(words, i + 1);
    boolean lower = small && words.shape[i] == Words.LOWER && i < name + MOST_SMALL;
    return word || day || lower || PARTICLES.has(words, i) || i > name && hyphen(text, words, i);
  }

  /** Behind the number that follows a name, maybe behind a comma or a word for it; the first token of the line where none does. */
  private static int numbered(Text text, Words words, int name) {
    int i = comma(text, words, name);
    if (i < words.count() && NUMBER_WORDS.has(words, i)) {
      i = dotted(text, words, i);
      i += i < words.count() && text.at(words.start(i)) == 0xc2 ? 1 : 0;
    }
    int end = House.end(text, words, i);
    return end > i ? end : 0;
  }

  /** Up to three words of a name, then a word for a street or a compound with one, then the number. */
  private static int germanic(Text text, Words words, int from) {
    boolean small = words.shape[from] == Words.LOWER;
    int i = ARTICLES.has(words, from) ? words.count() : from;
    while (i < words.count() && i < from + MOST) {
      boolean compound = compound(text, words, i);
      if (compound && i > from && !hyphen(text, words, i - 1) && !FIRST.has(words, i - 1)) {
        return from;
      }
      boolean type = compound || i > from && GERMANIC.has(words, i);
      int number = counted(words, Unit.afterWord(words, i));
      if (type && House.end(text, words, number) > number) {
        return House.end(text, words, number);
      }
      boolean goesOn = words.lettered(i) && !small && words.shape[i] != Words.LOWER
          && words.shape[i] != Words.NUMBERED
          || i > from && (hyphen(text, words, i) || words.glued[i] && words.lettered(i));
      if (!goesOn || words.shape[i] == Words.LINE) {
        return from;
      }
      i++;
    }
    return from;
  }

  /** Behind the word for a number that stands here, as in {@code Caddesi No:12}. */
  private static int counted(Words words, int i) {
    return i < words.count() && NUMBER_WORDS.has(words, i) ? Unit.afterWord(words, i) : i;
  }

  /** One word that ends in what streets are called by. */
  private static boolean compound(Text text, Words words, int i) {
    return words.lettered(i) && words.shape[i] != Words.NUMBERED
        && compound(text, words.start(i), words.end(i));
  }

  private static boolean compound(Text text, int from, int to) {
    for (byte[] ending : ENDINGS_IN[text.at(to - 1) & 31]) {
      if (endsIn(text, from, to, ending)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsIn(Text text, int from, int to, byte[] ending) {
    int start = to - ending.length;
    boolean ends = start >= from + 3;
    for (int i = 0; ends && i < ending.length; i++) {
      int c = text.at(start + i);
      ends = (c >= 'A' && c <= 'Z' ? c | 0x20 : c) == (ending[i] & 0xff);
    }
    return ends;
  }
}

package dev.weir.detect.names;

import dev.weir.detect.engine.Text;

/**
 * An address by its grammar: a street with its number or a box of the post, then units, towns, regions, postcode and country, on one
 * line or several. What it finds complete is more exact than what the tagger, which sees five words at a time, can tell. One for
 * each thread; it is filled anew for each place.
 */
final class Postal {

  private static final int MOST_PARTS = 8;
  private static final int MOST_TOKENS = 7;

  /** What stands before an address whose street might be something else. */
  private static final WordSet CUES = WordSet
      .of("at to near in from is on by outside address adress addr home house lives live of de à au en"
          + " deliver visit and location behind opposite");
  private static final WordSet BUILDINGS = WordSet
      .of("house cottage apartments building plaza center centre villa lodge farm hall residency society complex tower"
          + " towers barn mill court mansion heights gardens estate rectory vicarage manor grange home residence hostel"
          + " quarters");

  private static final WordSet ARTICLE = WordSet.of("the");

  private final Words words;
  private Text text = new Text();
  private int end;
  private boolean complete;
  /** Parts that are read and count only if a postcode follows. */
  private int towns;
  private boolean regional;

  /** @param words where the tokens stand */
  Postal(Words words) {
    this.words = words;
  }

  /** Returns whether an address begins with the token. */
  boolean at(Text read, int i) {
    text = read;
    end = i;
    complete = false;
    if (words.shape[i] <= Words.SIGN || Extent.cornered(read, words.start(i))
        || words.glued[i] && "\n(\"':;|^+>".indexOf(read.at(words.start(i) - 1)) < 0) {
      return false;
    }
    int street = street(i);
    if (street > i) {
      end = street;
      tail(street);
      if (complete || Street.sure(words, i, street) && alone(street) || cued(i, street)) {
        return true;
      }
    }
    end = i;
    return box(i) || code(i) || codeFirst(i) || chain(i);
  }

  /** Returns the first token behind the address. */
  int end() {
    return end;
  }

  /** Returns whether it has a postcode or the like, so that nothing more belongs to it. */
  boolean complete() {
    return complete;
  }

  /** A street, maybe behind its unit. */
  private int street(int i) {
    int unit = Unit.end(text, words, i);
    int from = unit > i ? skip(unit) : i;
    int street = Street.end(text, words, from);
    boolean slash = unit == i && street == i;
    return slash ? i : street > from ? street : i;
  }

  /** No word with a capital follows at once, of which {@code St} and {@code Dr} would be a part. */
  private boolean alone(int behind) {
    return end > behind || behind >= words.count() || words.shape[behind] != Words.CAPITALISED
        || House.numeric(words, behind - 1);
  }

  /** A street by its form that is called by a word for much else, behind a word that stands before places. */
  private boolean cued(int i, int street) {
    int before = i > 0 && text.at(words.start(i - 1)) == ':' ? i - 2 : i - 1;
    boolean small = words.shape[street - 1] == Words.LOWER;
    return (before >= 0 && CUES.has(words, before) || !small && end > street) && alone(street);
  }

  private boolean box(int i) {
    int box = Unit.box(text, words, i);
    if (box == i) {
      return false;
    }
    end = box;
    tail(box);
    return complete || words.end(i) - words.start(i) > 4 || text.at(words.start(box - 2)) == 'B'
        || words.known[i] != 0 && end > box;
  }

  /** A name and a number that are a street's because postcode and town follow. */
  private boolean code(int i) {
    int town = Town.end(text, words, i);
    int name = town > i + 1 && House.numeric(words, town - 1) ? town - 1 : town;
    int number = name > i ? House.end(text, words, name) : name;
    if (number == name || street(i + 1, name)) {
      return false;
    }
    int next = skip(number);
    int code = next > number && next < words.count() ? Postcode.end(text, words, next) : next;
    int behind = code > next ? Town.end(text, words, code) : code;
    boolean line = words.shape[next - 1] == Words.LINE;
    if (behind > code && (Town.known(words, code, behind) || line || Postcode.strong(words, next, code))) {
      end = number;
      tail(number);
    }
    return complete;
  }

  /** Postcode and town before the street, as in Hungary. */
  private boolean codeFirst(int i) {
    int code = Postcode.end(text, words, i);
    int town = code > i ? Town.end(text, words, code) : code;
    int next = town > code ? skip(town) : town;
    int street = next > town ? street(next) : next;
    if (street > next && House.numeric(words, street - 1)) {
      end = street;
      tail(street);
      complete = true;
    }
    return complete;
  }

  /** Returns whether a street's own word is among the tokens. */
  private boolean street(int from, int to) {
    boolean street = false;
    for (int i = from; i < to; i++) {
      street |= Street.hints(text, words, i);
    }
    return street;
  }

  /** Reads on behind the street: only what a postcode follows, what is a unit, and what is known for a place belongs to it. */
  private void tail(int from) {
    towns = 0;
    regional = false;
    int at = from;
    for (int part = 0; part < MOST_PARTS && at < words.count(); part++) {
      int next = skip(at);
      if (next >= words.count() || words.shape[next] == Words.BREAK) {
        return;
      }
      int unit = complete ? next : Math.max(Unit.end(text, words, next), Unit.box(text, words, next));
      if (unit > next) {
        end = unit;
        at = unit;
        continue;
      }
      int behind = complete ? country(next) : place(next, next > at);
      if (behind == next) {
        return;
      }
      at = behind;
    }
  }

  private int country(int next) {
    int behind = Town.country(words, next);
    end = Math.max(end, behind > next ? behind : end);
    return next;
  }

  /** Returns the first token behind a postcode with its town, a region or a town; the token itself where there is none. */
  private int place(int next, boolean apart) {
    int code = Postcode.end(text, words, next);
    if (code > next) {
      return coded(next, code, apart);
    }
    int region = towns > 0 ? Town.region(text, words, next) : next;
    if (region > next) {
      regional = true;
      boolean known = Town.knownRegion(words, next) || text.at(words.start(next)) == '(';
      end = known ? region : end;
      return region;
    }
    int town = Math.max(Town.end(text, words, next), Town.small(words, next));
    if (town > next) {
      towns++;
      end = apart && Town.known(words, next, town) ? town : end;
    }
    return town;
  }

  private int coded(int from, int code, boolean apart) {
    int town = Math.max(Town.end(text, words, code), Town.small(words, code));
    boolean told = towns > 0 || regional;
    boolean street = town > code && House.end(text, words, town) > town;
    if (!street && (!told && apart && town > code || told || Postcode.strong(words, from, code) && apart)) {
      complete = true;
      end = told && !Town.known(words, code, town) ? code : Math.max(code, town);
      int region = end < words.count() ? Town.region(text, words, end) : end;
      end = region > end && town == end ? region : stroke(end);
      return end;
    }
    return from;
  }

  /** Behind the province that Turkish addresses put behind their district and a stroke. */
  private int stroke(int district) {
    int city = district + 1;
    boolean stroke = city < words.count() && words.glued[district] && text.at(words.start(district)) == '/';
    return stroke && words.shape[city] == Words.CAPITALISED ? city + 1 : district;
  }

  /** Several parts, with commas between, of which the first is a house or a flat and the last ends in a postcode. */
  private boolean chain(int i) {
    if (!leads(i)) {
      return false;
    }
    int parts = 0;
    int at = i;
    int length = 0;
    boolean named = false;
    while (at < words.count() && parts < MOST_PARTS && length <= MOST_TOKENS) {
      int code = named && parts > 0 ? Postcode.end(text, words, at) : at;
      if (code > at && (Postcode.strong(words, at, code) || length > 0 && placed(at, code))) {
        towns = 1;
        regional = false;
        end = code;
        complete = true;
        tail(code);
        return true;
      }
      int next = skip(at);
      parts += next > at ? 1 : 0;
      length = next > at ? 0 : length + 1;
      named |= words.shape[at] >= Words.CAPITALISED && words.shape[at] <= Words.UPPER
          && !Postcode.called(words, at);
      if (next == at && !chained(at)) {
        return false;
      }
      at = Math.max(next, at + 1);
    }
    return false;
  }

  /** A code of six digits behind a word, or one behind a region or a place that is known. */
  private boolean placed(int at, int code) {
    int before = at - 1;
    boolean hyphen = text.at(words.start(before)) == '-';
    before -= hyphen ? 1 : 0;
    return words.shape[code - 1] == Words.NUMBER + 6 && words.lettered(before)
        || Town.knownRegion(words, before) || Town.known(words, before, before + 1);
  }

  private boolean chained(int i) {
    boolean sign = words.shape[i] == Words.SIGN && (words.glued[i] || text.at(words.start(i)) == '#')
        && "-./'#º".indexOf(text.at(words.start(i))) >= 0;
    boolean word = words.lettered(i) && words.shape[i] != Words.LOWER || House.numeric(words, i);
    boolean small = words.shape[i] == Words.LOWER
        && (words.glued[i] || i > 0 && Town.end(text, words, i - 1) > i);
    return sign || word || small;
  }

  private boolean leads(int i) {
    int unit = Unit.end(text, words, i);
    if (unit > i || House.end(text, words, i) > i && House.end(text, words, i) < words.count()) {
      int behind = unit > i ? unit : House.end(text, words, i);
      int next = skip(behind);
      boolean listed = unit == i && next > behind && Unit.end(text, words, next) > next;
      return behind < words.count() && !listed && (next > behind || words.telling(behind));
    }
    boolean lettered = words.shape[i] == Words.INITIAL && i + 2 < words.count() && words.glued[i + 1]
        && words.glued[i + 2] && "-/".indexOf(text.at(words.start(i + 1))) >= 0 && House.numeric(words, i + 2)
        && skip(i + 3) > i + 3;
    boolean numbered = words.shape[i] == Words.CAPITALISED && text.hasAnyCase("no", words.start(i))
        && words.end(i) - words.start(i) == 2
        && House.numeric(words, Math.min(Unit.afterWord(words, i), words.count() - 1));
    return lettered || numbered || building(i);
  }

  /** Words with capitals, of which the last before a comma is one that buildings are called by. */
  private boolean building(int i) {
    int last = Town.end(text, words, ARTICLE.has(words, i) && words.telling(i) ? i + 1 : i);
    return last > i && last < words.count() && text.at(words.start(last)) == ','
        && BUILDINGS.has(words, last - 1);
  }

  /** Returns the first token behind what stands between two parts; a line without anything on it ends an address. */
  private int skip(int from) {
    int i = from;
    while (i < words.count() && separates(i)) {
      i++;
    }
    return i;
  }

  private boolean separates(int i) {
    int c = text.at(words.start(i));
    if (words.shape[i] == Words.LINE) {
      int next = i + 1 < words.count() ? words.start(i + 1) : words.end(i);
      int lines = 0;
      for (int at = words.start(i); at < next; at++) {
        lines += text.at(at) == '\n' ? 1 : 0;
      }
      return lines == 1;
    }
    boolean quoted = i > 0 && words.shape[i - 1] == Words.LINE && (c == '>' || c == '|');
    return words.shape[i] == Words.SIGN && (c == ',' || c == ';' || c == '/' || quoted
        || !words.glued[i] && (c == '-' || c == 0xe2));
  }
}

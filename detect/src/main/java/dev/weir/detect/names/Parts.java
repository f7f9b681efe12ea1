package dev.weir.detect.names;

import dev.weir.detect.engine.Text;

/**
 * What an address is told as. One that is complete is one thing, from its first part to its last. A street with nothing but a
 * town behind it is two, and in a block of three lines or more each line's parts stand for themselves, as they do in fields:
 * street, unit, town, country and postcode. So whoever asks for places finds the town, and a block that is rewritten keeps its
 * lines. One object for each thread; it is filled anew for each address.
 */
final class Parts {

  /** Fewer lines are read as one. */
  private static final int BLOCK_LINES = 3;
  private static final int LONGEST_TOWN = 7;
  private static final int LONGEST_REGION = 3;
  private static final int DUTCH_DIGITS = 4;

  /** What the second line of an address of the armed forces begins with; a ship's name is its first. */
  private static final WordSet MILITARY = WordSet.of("apo fpo dpo");
  private static final WordSet TITLES = WordSet.of("mr mrs ms miss dr prof herr frau mme mlle sr sra");
  /** Roads that are called by a number, which is none of a house then. */
  private static final WordSet NUMBERED_ROADS = WordSet
      .of("route rt highway hwy interstate road fm sr freeway");

  private final Tag[] tags = new Tag[Words.MOST];
  private final int[] starts = new int[Words.MOST];
  private final int[] ends = new int[Words.MOST];
  private int count;

  int count() {
    return count;
  }

  Tag tag(int part) {
    return tags[part];
  }

  int start(int part) {
    return starts[part];
  }

  int end(int part) {
    return ends[part];
  }

  /** Takes the address from the token {@code from} to before {@code to} apart, or leaves it whole. */
  void of(Text text, Words words, int from, int to) {
    count = 0;
    int street = streetLine(text, words, from, to);
    resident(text, words, from, street);
    address(text, words, street, to);
  }

  private void address(Text text, Words words, int from, int to) {
    if (block(text, words, from, to)) {
      lines(text, words, from, to);
    } else if (!streetAndTown(text, words, from, to)) {
      add(Tag.ADDRESS, from, to);
    }
  }

  /**
   * Returns where the first line with a number begins, or the unit before it: above, or before it, stands who lives there. Where
   * no line has one, that is the start.
   */
  private static int streetLine(Text text, Words words, int from, int to) {
    int line = from;
    for (int i = from; i < to; i++) {
      if (words.shape[i] == Words.LINE) {
        line = i + 1;
      } else if (unit(text, words, i, to) && unitFirst(text, words, i, to)) {
        return i;
      } else if (numeric(words, i)) {
        return MILITARY.has(words, line) ? from : line;
      }
    }
    return from;
  }

  /** A street with its number stands behind the unit, on the same line. */
  private static boolean unitFirst(Text text, Words words, int unit, int to) {
    int behind = Unit.end(text, words, unit);
    return behind + 1 < to && words.shape[behind] >= Words.NUMBER
        && (numeric(words, behind + 1) || words.lettered(behind + 1));
  }

  private void resident(Text text, Words words, int from, int to) {
    int end = from;
    while (end < to && words.shape[end] != Words.LINE) {
      end++;
    }
    int start = end > from + 2 && TITLES.has(words, from) ? from + 1 : from;
    start += start < end && dot(text, words, start) ? 1 : 0;
    boolean name = start < end && (words.known[start] & (Gazetteer.GIVEN | Gazetteer.WELL_GIVEN)) != 0;
    if (name && Checks.pass(text, words, Tag.PERSON, start, end)) {
      add(Tag.PERSON, start, Checks.end(text, words, start, end));
    }
  }

  private void add(Tag tag, int from, int to) {
    if (from < to) {
      tags[count] = tag;
      starts[count] = from;
      ends[count++] = to;
    }
  }

  /** Begins its line, goes over three or more, and none of these goes on with what the one before it began. */
  private static boolean block(Text text, Words words, int from, int to) {
    int lines = 1;
    for (int i = from; i < to; i++) {
      if (words.shape[i] == Words.LINE) {
        lines++;
        if (i + 1 < to && text.at(words.start(i + 1)) == ',') {
          return false;
        }
      }
    }
    return lines >= BLOCK_LINES && opensLine(text, words.start(from))
        || lines > 1 && unit(text, words, from, to) && unitFirst(text, words, from, to);
  }

  /** Nothing but spaces and the marks of quotations and lists stand before it on its line. */
  static boolean opensLine(Text text, int start) {
    int i = start - 1;
    while (text.at(i) == ' ' || ">|*#-?\t".indexOf(text.at(i)) >= 0) {
      i--;
    }
    return i < 0 || text.at(i) == '\n' || text.at(i) == (Text.BREAK & 0xff);
  }

  private void lines(Text text, Words words, int from, int to) {
    int line = from;
    for (int i = from; i <= to; i++) {
      if (i == to || words.shape[i] == Words.LINE) {
        int start = line;
        while (start < i && words.shape[start] == Words.SIGN) {
          start++;
        }
        line(text, words, start, Checks.end(text, words, start, Math.max(start, i)), line == from);
        line = i + 1;
      }
    }
  }

  private void line(Text text, Words words, int from, int to, boolean first) {
    int unit = from;
    while (unit < to && !unit(text, words, unit, to)) {
      unit++;
    }
    int behind = unit < to ? Unit.end(text, words, unit) : to;
    aside(text, words, from, unit, first);
    add(Tag.ADDRESS, unit, behind);
    aside(text, words, behind, to, first);
  }

  private void aside(Text text, Words words, int from, int to, boolean first) {
    int end = from < to ? Checks.end(text, words, from, to) : to;
    if (first || from < end && secondStreet(words, from, end)) {
      street(text, words, from, end);
    } else {
      places(text, words, from, end);
    }
  }

  /** A number, and behind it a word that streets are called by: a second line of a street. */
  private static boolean secondStreet(Words words, int from, int to) {
    boolean named = false;
    for (int i = from; i < to; i++) {
      named |= (words.known[i] & Gazetteer.STREET) != 0 && (words.known[i] & Gazetteer.PLACE) == 0;
    }
    return named && numeric(words, from);
  }

  private static boolean unit(Text text, Words words, int i, int to) {
    int end = Unit.end(text, words, i);
    return end > i && end <= to;
  }

  private static boolean numeric(Words words, int i) {
    return words.shape[i] >= Words.NUMBER || words.shape[i] == Words.NUMBERED;
  }

  /** A number before a street that has one of its own stands for itself. */
  private void street(Text text, Words words, int from, int to) {
    boolean two = to - from > 2 && words.shape[from] >= Words.NUMBER && hasNumber(text, words, from + 1, to);
    add(Tag.ADDRESS, from, two ? from + 1 : from);
    add(Tag.ADDRESS, two ? from + 1 : from, to);
  }

  private static boolean hasNumber(Text text, Words words, int from, int to) {
    int last = dot(text, words, to - 1) ? to - 2 : to - 1;
    int name = last > from && dot(text, words, last - 1) ? last - 2 : last - 1;
    boolean leads = words.shape[from] >= Words.NUMBER && words.lettered(from + 1);
    return leads || name >= from && numeric(words, last) && words.lettered(name)
        && !NUMBERED_ROADS.has(words, name);
  }

  private static boolean dot(Text text, Words words, int i) {
    return text.at(words.start(i)) == '.';
  }

  /** Towns, regions and countries apart from their postcodes. */
  private void places(Text text, Words words, int from, int to) {
    int i = from;
    while (i < to) {
      int end = i + 1;
      if (numeric(words, i)) {
        while (end < to && ofCode(text, words, end, to)) {
          end++;
        }
        add(Tag.ADDRESS, i, end);
      } else if (words.lettered(i)) {
        while (end < to && !numeric(words, end) && text.at(words.start(end)) != ','
            && !region(words, end, to)) {
          end++;
        }
        add(Tag.LOCATION, i, Checks.end(text, words, i, end));
      }
      i = end;
    }
  }

  /** The second half of {@code BS1 4TZ} and {@code 53-320}, and the letters of {@code 1017 AB Amsterdam}. */
  private static boolean ofCode(Text text, Words words, int i, int to) {
    boolean letters = words.shape[i] == Words.UPPER && words.end(i) - words.start(i) == 2
        && words.shape[i - 1] == Words.NUMBER + DUTCH_DIGITS && i + 1 < to && words.lettered(i + 1);
    return numeric(words, i) || letters
        || text.at(words.start(i)) == '-' && i + 1 < to && numeric(words, i + 1);
  }

  /** A short word in capitals at the end, or before a postcode. */
  private static boolean region(Words words, int i, int to) {
    return words.shape[i] == Words.UPPER && words.end(i) - words.start(i) <= LONGEST_REGION
        && (i + 1 == to || numeric(words, i + 1));
  }

  /** Tells a street from the town that stands behind its comma, where there is nothing else. */
  private boolean streetAndTown(Text text, Words words, int from, int to) {
    int comma = to;
    for (int i = from; i < to; i++) {
      int c = text.at(words.start(i));
      if (words.shape[i] == Words.LINE || unit(text, words, i, to) || c == ',' && comma < to
          || comma < to && !(words.lettered(i) && !numeric(words, i) || c == '-' || c == '.')
          || intersection(text, words, i)) {
        return false;
      }
      comma = c == ',' ? i : comma;
    }
    boolean town = comma + 1 < to && to - comma <= LONGEST_TOWN + 1 && !region(words, to - 1, to)
        && (words.known[to - 1] & Gazetteer.COUNTRY) == 0;
    if (comma < to && !town || !numberedStreet(words, from, comma)) {
      return false;
    }
    street(text, words, from, comma);
    add(Tag.LOCATION, comma + 1, to);
    return true;
  }

  private static boolean numberedStreet(Words words, int from, int to) {
    boolean letters = false;
    boolean number = false;
    for (int i = from; i < to; i++) {
      letters |= words.lettered(i) && words.shape[i] != Words.NUMBERED;
      number |= numeric(words, i);
    }
    return letters && number;
  }

  private static boolean intersection(Text text, Words words, int i) {
    return text.hasAnyCase("and ", words.start(i)) || text.at(words.start(i)) == '&';
  }
}

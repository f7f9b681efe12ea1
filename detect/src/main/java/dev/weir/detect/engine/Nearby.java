package dev.weir.detect.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The words round one candidate, with how far away each hint is: read once for all the detectors that ask about it. */
final class Nearby {

  static final long START = 0xcbf29ce484222325L;

  private static final int BEFORE = 72;
  private static final int BEHIND = 48;
  /** What stands behind is less likely to be meant. */
  private static final int BEHIND_COSTS = 24;
  private static final int LONGEST_BARE = 100;
  /** Marks of names and values, of paths and of markup. */
  private static final String NAMING = "=?_%{}[]<>@&\\\"";

  private int[] distances = new int[0];
  private Hint.Table table = Hint.table();
  private int from = -1;
  private int to = -1;

  void clear() {
    from = -1;
  }

  static long with(long hash, int b) {
    return (hash ^ b) * 0x100000001b3L;
  }

  int distance(Hint hint, Text text, int candidate, int end) {
    if (candidate != from || end != to) {
      from = candidate;
      to = end;
      look(text);
    }
    if (hint.slot() >= distances.length) {
      table = Hint.table();
      look(text);
    }
    return distances[hint.slot()];
  }

  private void look(Text text) {
    if (distances.length != table.hints) {
      distances = new int[table.hints];
    }
    Arrays.fill(distances, Hint.NOWHERE);
    int breaks = 0;
    int first = from;
    while (first > from - BEFORE && first > 0) {
      breaks += text.at(first - 1) == (Text.BREAK & 0xff) ? 1 : 0;
      if (breaks > 2) {
        break;
      }
      first--;
    }
    words(text, first, from, false);
    int last = to;
    while (last < to + BEHIND && text.at(last) >= 0 && text.at(last) != (Text.BREAK & 0xff)) {
      last++;
    }
    words(text, to, last, true);
  }

  private void words(Text text, int first, int last, boolean behind) {
    for (int i = first; i < last; i++) {
      if (starts(text, i)) {
        word(text, i, last, behind);
      }
    }
  }

  /** A letter behind none, a hump of a camelCase name, or any character of a script that is written without spaces. */
  private static boolean starts(Text text, int i) {
    int c = text.at(i);
    int before = text.at(i - 1);
    if (c >= 0xe0) {
      return c < 0xf8;
    }
    return letter(c) && (c < 0x80 || c >= 0xc0) && (!letter(before) || upper(c) && !upper(before));
  }

  /** Goes through all letters from {@code at}: where a hump or the word ends, what was read may be a word of a hint. */
  private void word(Text text, int at, int last, boolean behind) {
    long hash = START;
    int i = at;
    while (i < last && letter(text.at(i))) {
      hash = with(hash, folded(text.at(i), i > at ? text.at(i - 1) : 0));
      i++;
      int distance = behind ? i - to + BEHIND_COSTS : from - i;
      int next = text.at(i);
      if (!letter(next) || upper(next) || next == 's' && !letter(text.at(i + 1))) {
        note(table.of(hash, false), distance);
      }
      note(table.of(hash, true), distance);
    }
  }

  private void note(int @Nullable [] slots, int distance) {
    if (slots != null) {
      for (int slot : slots) {
        distances[slot] = Math.min(distances[slot], distance);
      }
    }
  }

  private static boolean letter(int c) {
    return c >= 'a' && c <= 'z' || upper(c) || c >= 0x80 && c < 0xf8;
  }

  private static boolean upper(int c) {
    return c >= 'A' && c <= 'Z';
  }

  /** Small and capital letters as one: of ASCII, and by the byte before of Latin-1 and of Latin Extended-A. */
  static int folded(int c, int before) {
    if (before == 0xc3) {
      return c < 0x9f ? c | 0x20 : c;
    }
    return upper(c) ? c | 0x20 : before == 0xc4 || before == 0xc5 ? c | 1 : c;
  }

  static boolean bare(Text text) {
    if (text.length() > LONGEST_BARE) {
      return false;
    }
    int letters = 0;
    int small = 0;
    boolean digit = false;
    boolean any = false;
    for (int i = 0; i <= text.length(); i++) {
      int c = text.at(i);
      if (c <= ' ' || c == (Text.BREAK & 0xff)) {
        if (letters > 3 && !digit) {
          return false;
        }
        letters = 0;
        digit = false;
      } else if (NAMING.indexOf(c) >= 0) {
        return false;
      } else {
        letters += letter(c) ? 1 : 0;
        digit |= c >= '0' && c <= '9';
        any |= digit;
      }
      small = c >= 'a' && c <= 'z' ? small + 1 : 0;
      if (small > 3) {
        return false;
      }
    }
    return any;
  }
}
